/** Every identifier that the guard knows. A new one is a file in `patterns/` and an entry here. */
import { email, phone } from "./patterns/contacts.js";
import { dateOfBirth } from "./patterns/date-of-birth.js";
import { hospitalNumber } from "./patterns/hospital-number.js";
import { nameWardEvent } from "./patterns/name-ward-event.js";
import { nhsNumber } from "./patterns/nhs-number.js";
import type { Pattern } from "./patterns/pattern.js";
import { postcode } from "./patterns/postcode.js";
import { titledSurname } from "./patterns/titled-surname.js";

export const patterns: readonly Pattern[] = [
  nhsNumber,
  postcode,
  dateOfBirth,
  phone,
  email,
  hospitalNumber,
  titledSurname,
  nameWardEvent,
];
