/** How what somebody types after a command is read. */
import { InvalidArgumentError } from "commander";
import { isEmail, nameOf } from "../chat/text.js";

export function aName(value: string): string {
  if (nameOf(value) === "") throw new InvalidArgumentError("It must not be empty.");
  return nameOf(value);
}

export function anEmail(value: string): string {
  if (!isEmail(value)) throw new InvalidArgumentError("It must be an email address.");
  return value;
}

export function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0 || value.trim() === "")
    throw new InvalidArgumentError("It must be a whole number.");
  return number;
}
