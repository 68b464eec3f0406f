/**
 * The half that the patterns are measured on. It was written before them and is never tuned to: when a figure here is
 * poor, write a template in `tuning.ts` that shows the same weakness, and leave this file as it is.
 */
import type { Family, Half } from "./corpus.js";
import { type Dice, digits, fill, hidden, inScript, nhsNumber, wide, wrongNhsNumber } from "./dice.js";

const nhsShapes = [
  "### ### ####",
  "### ### ####",
  "##########",
  "##########",
  "###-###-####",
  "###.###.####",
  "### - ### - ####",
  "###  ###  ####",
  "### #######",
  "######  ####",
  "###/###/####",
  "###\u00a0###\u00a0####",
  "###\u2009###\u2009####",
  "###\u2011###\u2011####",
  "###\t###\t####",
  "# # # # # # # # # #",
  "#### ### ###",
  "##### #####",
];

const disguises: readonly ((dice: Dice, text: string) => string)[] = [
  (_dice, text) => text,
  (_dice, text) => text,
  (_dice, text) => text,
  (_dice, text) => text,
  (dice, text) => hidden(dice, text, "\u200b"),
  (dice, text) => hidden(dice, text, "\u200e"),
  (dice, text) => hidden(dice, text, "\u00ad"),
  (dice, text) => hidden(dice, text, "\ufeff"),
  (_dice, text) => inScript(0x0660, text),
  (_dice, text) => inScript(0x0966, text),
  (_dice, text) => inScript(0x09e6, text),
  (_dice, text) => inScript(0x1d7ce, text),
  (_dice, text) => wide(text).replaceAll("\uff0d", "-"),
];

const nhsInContext: Family = {
  name: "NHS number, in context",
  kind: "nhs-number",
  outcome: "block",
  contexts: [
    "NHS number {it}",
    "nhs no. {it} came back to us on Thursday",
    "The NHS number was {it} and nobody at the desk could find her.",
    "NHS No: {it}",
    "NHS#: {it}",
    "Nhs num {it}, bed 4",
    "her NHS number, which is {it}, was on the old letter",
    "We rang about our patient ({it}) twice before lunch",
    "Patient {it} waited nine hours for transport home",
    "pt {it} discharged to the care home without her tablets",
    "Pt. {it} seen at home by the district nurse",
    "The patient's number is {it} if you want to look him up",
    "{it} is the patient that the ambulance crew brought in",
    "{it} - NHS number of the gentleman in side room 2",
    "Please check the record for {it}, thanks",
    "I looked {it} up on the Spine and the address was three years old",
    "On SystmOne the record for {it} still had the old surgery",
    "NHS number (from the wristband): {it}.",
    "The hospital had {it} down as somebody else",
    "I keep thinking of {it}, a patient who was moved four times in one night",
    "nhsno={it}",
    "NHS Number:\n{it}\nand then the pharmacy rang back",
    "Name withheld. NHS number {it}. Lives alone.",
    "The referral for {it} was lost between the hospital and the GP",
    "service user, NHS {it}, now has one named worker",
    "N.H.S. number {it} on the discharge summary",
    "nhs nunber {it} was wrong on the transfer form",
    "NSH number {it}, sorry for the typing",
    "patinet {it} was told three different things",
    "Our resident (NHS: {it}) went in on Friday and was back by Monday",
    "CHI number {it} came down with her from Dundee",
    "Could the team look at NHS no {it} before the huddle at 8:30?",
    "We shared the care plan for patient no. {it} with the hospice",
    "the patient with id {it} had two sets of notes",
  ],
  it: (dice) => dice.pick(disguises)(dice, fill(dice.pick(nhsShapes), nhsNumber(dice))),
};

const nhsGrouped: Family = {
  name: "NHS number, by its grouping alone",
  kind: "nhs-number",
  outcome: "block",
  contexts: [
    "She rang about {it} this morning",
    "{it} went home with a package of care on the same day",
    "It was {it} again, the third time this week.",
    "Ask the night team about {it}",
    "The whole thing started with {it}.",
    "We sorted {it} out in ten minutes (it had taken a fortnight before)",
    "{it}",
    "See {it}, bay 3, bed 12",
    "Nobody had told the family of {it} about the move on 4 May",
    "I rang the hospice, they found {it} a bed, and the daughter cried",
  ],
  it: (dice) =>
    fill(
      dice.pick(["### ### ####", "###-###-####", "###.###.####", "###\u00a0###\u00a0####", "### - ### - ####"]),
      nhsNumber(dice),
    ),
};

const nhsAlone: Family = {
  name: "NHS number, the check digit alone",
  kind: "nhs-number",
  outcome: "ask",
  contexts: [
    "Invoice {it} was paid twice",
    "It said {it} on the yellow sticker",
    "{it}",
    "Somebody had written {it} on the whiteboard",
    "We were sent {it} by mistake",
    "The label read {it} and nothing else",
    "All that we had was {it} on a torn envelope",
    "Then {it} turned up after all",
    "I typed {it} and up came the wrong screen",
    "Ticket {it} is still open with the help desk",
  ],
  it: (dice) => nhsNumber(dice),
};

const nhsWrong: Family = {
  name: "NHS number, with a wrong check digit",
  kind: "nhs-number",
  outcome: "warn",
  contexts: [
    "NHS number {it}",
    "NHS no: {it} could not be traced",
    "The patient's NHS number is {it}",
    "patient {it} is home again",
    "Her NHS number was written down as {it} at the desk",
    "NHS {it}, seen by the falls team",
    "We looked for NHS number {it} on the Spine",
    "nhs num {it}",
    "The hospital wrote NHS number {it} on the letter",
    "Pt {it} was moved to the community ward",
  ],
  it: (dice) => fill(dice.pick(["### ### ####", "##########", "###-###-####"]), wrongNhsNumber(dice)),
};

const outward = [
  ["YO", "1"],
  ["YO", "31"],
  ["LS", "9"],
  ["LS", "28"],
  ["SW", "1A"],
  ["EC", "2M"],
  ["W", "1T"],
  ["M", "1"],
  ["B", "33"],
  ["CR", "2"],
  ["DN", "55"],
  ["N", "17"],
  ["BT", "7"],
  ["CF", "10"],
  ["EH", "12"],
  ["TS", "17"],
  ["HU", "5"],
  ["S", "2"],
  ["G", "42"],
  ["PL", "4"],
  ["SE", "1P"],
  ["NE", "66"],
] as const;
const INWARD_LETTERS = "ABDEFGHJLNPQRSTUWXYZ";

function postcodeOf(dice: Dice): string {
  const [area, district] = dice.pick(outward);
  const letter = (): string => INWARD_LETTERS[dice.below(INWARD_LETTERS.length)] ?? "A";
  const inward = `${dice.below(10)}${letter()}${letter()}`;
  const written = `${area}${district}${dice.pick([" ", " ", " ", "", "  ", "\u00a0", "-"])}${inward}`;
  return dice.pick([
    written,
    written,
    written,
    written.toLowerCase(),
    `${area}${district} ${inward}`.toLowerCase(),
    wide(`${area}${district}`) + wide(inward),
    hidden(dice, written, "\u200b"),
    `${written.slice(0, 1)}${written.slice(1).toLowerCase()}`,
  ]);
}

const postcode: Family = {
  name: "postcode",
  kind: "postcode",
  outcome: "ask",
  contexts: [
    "She lives at 14 Mill Lane, {it}, on her own",
    "The crew went to {it} first because the address was out of date",
    "postcode {it}",
    "Post code: {it}.",
    "He had moved from {it} to a flat without a lift",
    "{it} is where the carers found him",
    "The district nurse drove to {it} at 7:45 and again at 18:10",
    "Home address ends {it}, key safe by the back door",
    "their house ({it}) flooded in the autumn",
    "We took the hoist round to {it} the same afternoon",
    "Flat 3, 22 Station Road {it}",
    "Her son in {it} can take the call",
    "Delivery of the bed: {it}, ground floor",
    "Somebody at {it} rang 999 three times in May",
    "Discharged to {it} with two carers, four times a day",
    "the gentleman from {it} has his hearing aid again",
  ],
  it: postcodeOf,
};

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function birthDate(dice: Dice): string {
  const day = 1 + dice.below(28);
  const month = 1 + dice.below(12);
  const year = 1928 + dice.below(76);
  const name = months[month - 1] ?? "May";
  const two = (part: number): string => String(part).padStart(2, "0");
  const ordinal = `${day}${day === 1 || day === 21 ? "st" : day === 2 || day === 22 ? "nd" : day === 3 || day === 23 ? "rd" : "th"}`;
  return dice.pick([
    `${two(day)}/${two(month)}/${year}`,
    `${day}/${month}/${year}`,
    `${two(day)}/${two(month)}/${two(year % 100)}`,
    `${two(day)}-${two(month)}-${year}`,
    `${day}.${month}.${two(year % 100)}`,
    `${year}-${two(month)}-${two(day)}`,
    `${day} ${name} ${year}`,
    `${ordinal} ${name} ${year}`,
    `${ordinal} of ${name} ${year}`,
    `${name} ${ordinal}, ${year}`,
    `${day} ${name.slice(0, 3)} ${year}`,
    `${day}-${name.slice(0, 3)}-${year}`,
    `${day} ${name.slice(0, 3).toLowerCase()} ${two(year % 100)}`,
    `${two(day)} / ${two(month)} / ${year}`,
    inScript(0x0660, `${two(day)}/${two(month)}/${year}`),
    hidden(dice, `${two(day)}/${two(month)}/${year}`, "\u200b"),
  ]);
}

const dateOfBirth: Family = {
  name: "date of birth, near the word",
  kind: "date-of-birth",
  outcome: "ask",
  contexts: [
    "DOB {it}",
    "dob: {it}, allergic to penicillin",
    "D.O.B. {it}",
    "date of birth {it}",
    "Date of Birth: {it} (checked with her daughter)",
    "She was born on {it} in Whitby",
    "born {it}, lives with his brother",
    "a man born on the {it} who had never seen a dentist",
    "The baby was born {it} at 03:14",
    "{it} was his date of birth and the form had it the wrong way round",
    "The wristband said d.o.b {it} but the notes did not",
    "DoB={it}",
    "our resident (born {it}) wanted to go to the match",
    "birth date {it} on one system and a day later on the other",
    "Her birthday is {it} and she got a cake from the ward",
  ],
  it: birthDate,
};

const dateWithAge: Family = {
  name: "date of birth, with an age",
  kind: "date-of-birth",
  outcome: "ask",
  contexts: ["{it}"],
  it: (dice) => {
    const year = 1932 + dice.below(60);
    const age = 2025 - year - dice.below(2);
    const day = 1 + dice.below(28);
    const month = 1 + dice.below(12);
    const date = dice.pick([
      `${day}/${month}/${year}`,
      `${day} ${months[month - 1]} ${year}`,
      `${String(day).padStart(2, "0")}.${String(month).padStart(2, "0")}.${year}`,
      `${day}/${month}/${String(year).slice(2)}`,
    ]);
    return dice.pick([
      `a lady aged ${age} (${date})`,
      `${date}, aged ${age}`,
      `${age} years old, ${date}`,
      `${age} yo, ${date}`,
      `${date} (${age} years)`,
      `${age}-year-old man, ${date}`,
      `${date}, age ${age}`,
      `${age}F ${date}`,
      `${age} y/o gentleman ${date}`,
      `He is ${age}. ${date}.`,
    ]);
  },
};

function phoneNumber(dice: Dice): string {
  const mobile = `7${dice.pick(["4", "5", "7", "8", "9"])}${digits(dice, 8)}`;
  const town = `1${dice.pick(["904", "482", "723", "274", "912", "326"])}${digits(dice, 6)}`;
  const city = `${dice.pick(["113", "114", "121", "161", "191"])}${2 + dice.below(8)}${digits(dice, 6)}`;
  const london = `20${dice.pick(["7", "8"])}${digits(dice, 7)}`;
  return dice.pick([
    fill("0##########", mobile),
    fill("0#### ######", mobile),
    fill("0#### ### ###", mobile),
    fill("+44 #### ######", mobile),
    fill("+44##########", mobile),
    fill("+44 (0)#### ######", mobile),
    fill("0044 #### ######", mobile),
    fill("0####-######", mobile),
    fill("0#### ######", town),
    fill("(0####) ######", town),
    fill("0#### ### ###", town),
    fill("0##########", town),
    fill("0### ### ####", city),
    fill("(0###) ### ####", city),
    fill("0## #### ####", london),
    fill("+44 ## #### ####", london),
    fill("0####.###.###", mobile),
    inScript(0x0660, fill("0#### ######", mobile)),
    hidden(dice, fill("0#### ######", mobile), "\u200e"),
  ]);
}

const phone: Family = {
  name: "phone",
  kind: "phone",
  outcome: "ask",
  contexts: [
    "Ring her daughter on {it}",
    "his mobile is {it}",
    "Tel: {it}",
    "Call {it} after six",
    "{it} rang out four times",
    "The neighbour ({it}) has the key",
    "phone {it}, ask for the son",
    "We only had {it} to go on, and it was the old house",
    "Next of kin {it}.",
    "mob {it}",
    "She texted from {it} to say thank you",
    "I left my number, {it}, with the family",
    "Contact: {it} or knock at the back",
    "the line {it} has been cut off since May",
  ],
  it: phoneNumber,
};

const email: Family = {
  name: "email",
  kind: "email",
  outcome: "ask",
  contexts: [
    "Her daughter wrote from {it}",
    "email {it}",
    "Email: {it}.",
    "You can reach him at {it}, he answers at night",
    "we copied in {it}; the reply came the same day",
    "({it})",
    "<{it}>",
    "Next of kin {it} has asked to be told first",
    "The letter went to {it} and not to the carer",
    "{it} was in the address box by mistake",
    "please write to\n{it}\nand not to the ward",
    "mailto:{it}",
  ],
  it: (dice) => {
    const user = dice.pick([
      "jean.okoro",
      "t.whitfield",
      "margaret_b",
      "sam+ward",
      "o'neill.k",
      "abc123",
      "Priya.Nair-Shah",
      "d",
      "haruto1948",
    ]);
    const host = dice.pick([
      "gmail.com",
      "nhs.net",
      "hotmail.co.uk",
      "example.org",
      "mail.example.ac.uk",
      "btinternet.com",
      "yahoo.co.uk",
      "st-mary.example",
    ]);
    return dice.pick([
      `${user}@${host}`,
      `${user}@${host}`,
      `${user}@${host}`,
      `${user}@${host}`.toUpperCase(),
      `${user} @ ${host}`,
      `${user}\uff20${host}`,
      `${user} at gmail.com`,
      `${user}[at]${host}`,
      `${user} (at) ${host}`,
      hidden(dice, `${user}@${host}`, "\u200b"),
    ]);
  },
};

const hospitalNumber: Family = {
  name: "hospital number, by a local pattern",
  kind: "hospital-number",
  outcome: "ask",
  contexts: [
    "hospital number {it}",
    "MRN {it}",
    "Hosp no: {it}, ward 9",
    "{it} was down for theatre at 10",
    "The notes for {it} were in the other building",
    "unit number {it}.",
    "I asked medical records for {it} on Tuesday",
    "K number {it}",
    "We found two folders: {it} and an older one",
    "the label ({it}) had come off",
    "Patient {it} was last on the list",
    "see {it}, clinic 4",
  ],
  it: (dice) => {
    const number = dice.pick([
      fill("K#######", digits(dice, 7)),
      fill("RX1-######", digits(dice, 6)),
      fill("YH######", digits(dice, 6)),
      fill("##/#####", digits(dice, 7)),
    ]);
    return dice.pick([
      number,
      number,
      number,
      number.toLowerCase(),
      wide(number),
      hidden(dice, number, "\u200b"),
      `${number.slice(0, 2)} ${number.slice(2)}`,
    ]);
  },
};

const surnames = [
  "Okafor",
  "Whitfield",
  "Begum",
  "Hussain",
  "Nowak",
  "O'Connor",
  "Smith-Jones",
  "van der Meer",
  "McAllister",
  "Li",
  "Fernández",
  "Öztürk",
  "Al-Rashid",
  "Patel",
  "Abernathy",
  "D'Souza",
  "Ng",
  "Rosewarne",
  "Иванова",
  "Thistlethwaite",
];

const titledSurname: Family = {
  name: "title with a surname",
  kind: "titled-surname",
  outcome: "ask",
  contexts: [
    "{it} went home on Tuesday",
    "We helped {it} back to the bungalow",
    "The son of {it} rang to thank the porters",
    "Then {it}, who is 84, asked for her own pillow",
    "{it}'s discharge took three days",
    "Thank you from {it}!",
    "I met {it} at the day centre",
    "the team knew that {it} was frightened of lifts",
    "({it})",
    "It was about {it}: nobody had asked.",
    "“{it} is not eating,” said the carer",
    "When I told {it} she laughed",
    "Bed 4, {it}, home Friday",
    "A letter for {it} came to us by mistake",
  ],
  it: (dice) => {
    const surname = dice.pick(surnames);
    const title = dice.pick(["Mrs", "Mr", "Ms", "Miss", "Mx"]);
    const initial = dice.pick(["B", "J", "M", "T"]);
    return dice.pick([
      `${title} ${surname}`,
      `${title} ${surname}`,
      `${title}. ${surname}`,
      `${title} ${initial}. ${surname}`,
      `${title} ${initial} ${surname}`,
      `${title}. ${initial}. ${surname}`,
      `${title}\u00a0${surname}`,
      `${dice.pick(["mrs", "mr"])} ${surname}`,
      `${dice.pick(["mrs", "mr"])} ${surname.toLowerCase()}`,
      `${dice.pick(["MRS", "MR"])} ${surname.toUpperCase()}`,
      `Mr and Mrs ${surname}`,
      `Mr & Mrs ${surname}`,
      `${title} ${dice.pick(["Jean", "Abdul", "Zofia"])} ${surname}`,
      hidden(dice, `${title} ${surname}`, "\u200b"),
    ]);
  },
};

const nameWardEvent: Family = {
  name: "name with a ward and a rare event",
  kind: "name-ward-event",
  outcome: "curator",
  contexts: [
    "{it} on {ward} had {event} that night",
    "After {event}, {it} was moved to {ward}.",
    "On {ward} we looked after {it} following {event}",
    "{ward}: {it} had {event} and the whole team stopped",
    "I was on {ward} when {it} had {event}",
    "We all remember {it}. {event} on {ward}, at three in the morning.",
    "The family of {it} came to {ward} after {event}",
    "{it}'s sister waited on {ward}; there had been {event}",
    "There was {event} on {ward} and {it} was the one who needed us",
    "a patient called {it}, {ward}, {event}",
  ],
  it: (dice) =>
    dice.pick([
      "Jean",
      "Margaret",
      "Abdul",
      "Tomasz",
      "Priya",
      "Kevin",
      "Agnieszka",
      "Jean Whitfield",
      "Mohammed Hussain",
      "Doreen",
      "Chloe",
      "Little Alfie",
      "Mrs Okafor",
      "Mr Nowak",
      "Femi Adeyemi",
      "Siobhan",
      "Derek",
      "Eileen Barker",
    ]),
  others: {
    ward: [
      "Ward 12",
      "ward 7b",
      "bay 3",
      "Bay C",
      "the stroke ward",
      "Maple Ward",
      "ICU",
      "the maternity unit",
      "side room 2",
      "A&E",
    ],
    event: [
      "a cardiac arrest",
      "an overdose",
      "a fall from the window",
      "a stillbirth",
      "an assault",
      "a suicide attempt",
      "a stabbing",
      "a house fire",
      "the wrong operation",
      "an anaphylactic shock",
      "a plane crash",
      "a murder in the family",
      "a miscarriage",
      "the birth of quadruplets",
      "a shark bite",
      "a rare blood disease",
    ],
  },
};

export const heldOut: Half = {
  families: [
    nhsInContext,
    nhsGrouped,
    nhsAlone,
    nhsWrong,
    postcode,
    dateOfBirth,
    dateWithAge,
    phone,
    email,
    hospitalNumber,
    titledSurname,
    nameWardEvent,
  ],
  hospitalNumbers: ["K#######", "RX1-######", "YH######", "##/#####"],
};
