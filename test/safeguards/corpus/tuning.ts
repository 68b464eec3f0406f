/** The half that patterns are tuned to: whatever the guard should learn is shown here first. */
import type { Family, Half } from "./corpus.js";
import { type Dice, digits, fill, hidden, inScript, nhsNumber, wide, wrongNhsNumber } from "./dice.js";

const disguised = (dice: Dice, text: string): string =>
  dice.pick([
    text,
    text,
    text,
    text,
    hidden(dice, text, "\u200d"),
    hidden(dice, text, "\u2060"),
    hidden(dice, text, "\u202a"),
    inScript(0x06f0, text),
    inScript(0x0be6, text),
    inScript(0x1d7d8, text),
    inScript(0xff10, text),
  ]);

const nhsInContext: Family = {
  name: "NHS number, in context",
  kind: "nhs-number",
  outcome: "block",
  contexts: [
    "His NHS number: {it}",
    "NHS no {it}.",
    "(NHS no. {it})",
    "nhs number is {it} and he is waiting in the lounge",
    "NHS id {it}",
    "patients {it} and another one were swapped",
    "the pateint {it} was sent to the wrong ward",
    "paitent no {it}",
    "nsh no {it}",
    "{it} (NHS number) arrived without notes",
    "spine trace for {it} failed",
    "the discharge letter for {it} had the wrong surgery on it",
    "EMIS record {it} was merged at last",
    "hospital record number {it}",
    "H&C number {it}, patient from Belfast",
    "client {it} now has one visit instead of three",
    "resident {it} is back in her own bed",
    "{it} was admitted on Friday and forgotten on Sunday",
    "We referred {it} to the falls team and then the referral sat there",
    "born in Hull, NHS number {it}",
    "NHSNO {it}",
    "number {it}, that is all that we were told about the lady",
    "Nhs: {it}",
  ],
  it: (dice) =>
    disguised(
      dice,
      fill(
        dice.pick([
          "### ### ####",
          "##########",
          "##########",
          "###-###-####",
          "###_###_####",
          "###, ###, ####",
          "###\u202f###\u202f####",
          "###–###–####",
          "######-####",
          "### ### ## ##",
          "## #### ####",
          "#-#-#-#-#-#-#-#-#-#",
        ]),
        nhsNumber(dice),
      ),
    ),
};

const nhsGrouped: Family = {
  name: "NHS number, by its grouping alone",
  kind: "nhs-number",
  outcome: "block",
  contexts: [
    "Then {it} rang the bell.",
    "{it} - sorted",
    "what happened to {it}?",
    "We found {it} a chair by 12:30",
    "Bay 12 34 {it} 2 days later",
  ],
  it: (dice) =>
    fill(dice.pick(["### ### ####", "###-###-####", "###\u2007###\u2007####", "###_###_####"]), nhsNumber(dice)),
};

const nhsAlone: Family = {
  name: "NHS number, the check digit alone",
  kind: "nhs-number",
  outcome: "ask",
  contexts: [
    "It was {it}.",
    "Order {it} came late",
    "{it} again?",
    "we typed {it}",
    "Order number {it} for the hospital kitchen",
    "NHS Supply Chain order {it}",
  ],
  it: nhsNumber,
};

const nhsWrong: Family = {
  name: "NHS number, with a wrong check digit",
  kind: "nhs-number",
  outcome: "warn",
  contexts: [
    "NHS no {it}",
    "patient number {it}",
    "the patient {it} went home",
    "NHS number: {it}, we think",
    "{it} is her NHS number",
  ],
  it: (dice) => fill(dice.pick(["### ### ####", "##########"]), wrongNhsNumber(dice)),
};

const postcode: Family = {
  name: "postcode",
  kind: "postcode",
  outcome: "ask",
  contexts: [
    "at {it}",
    "12 High Street, {it}",
    "her address, {it}, is on no map",
    "({it})",
    "went to {it}.",
    "{it}: nobody home",
    "the van goes to {it} at 9",
  ],
  it: (dice) => {
    const full = dice.pick([
      "YO10 7AB",
      "N1 9GU",
      "SW1A 1AA",
      "L1 8JQ",
      "GL50 2QG",
      "SA62 6RX",
      "IV2 3UJ",
      "WC2N 5DU",
      "E1W 3SS",
    ]);
    return dice.pick([
      full,
      full.replace(" ", ""),
      full.toLowerCase(),
      full.replace(" ", "\u2009"),
      wide(full).replace(" ", "\u3000"),
      full.replace(/ 0?/, " "),
    ]);
  },
};

const monthNames = [
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

function someDate(dice: Dice, year: number): string {
  const [day, month] = [1 + dice.below(28), dice.below(12)];
  const name = monthNames[month] ?? "May";
  return dice.pick([
    `${day}/${month + 1}/${year}`,
    `${day}.${month + 1}.${year}`,
    `${day} ${name} ${year}`,
    `${day} ${name.slice(0, 3)} '${String(year).slice(2)}`,
    `${name} ${day} ${year}`,
    `the ${day}th of ${name}, ${year}`,
    `${year}/${month + 1}/${day}`,
    `${day} ${month + 1} ${year}`,
    inScript(0x06f0, `${day}/${month + 1}/${year}`),
  ]);
}

const dateOfBirth: Family = {
  name: "date of birth, near the word",
  kind: "date-of-birth",
  outcome: "ask",
  contexts: [
    "DOB: {it}",
    "d.o.b. {it}",
    "her date of birth, {it}, was wrong",
    "born on {it}",
    "was born in Selby on {it}",
    "{it} (DOB)",
    "birthdate {it}",
  ],
  it: (dice) => someDate(dice, 1925 + dice.below(95)),
};

const dateWithAge: Family = {
  name: "date of birth, with an age",
  kind: "date-of-birth",
  outcome: "ask",
  contexts: ["{it}"],
  it: (dice) => {
    const year = 1930 + dice.below(70);
    const date = someDate(dice, year);
    const age = 2024 - year;
    return dice.pick([
      `aged ${age}, ${date}`,
      `${date}, ${age} years old`,
      `${age}yo (${date})`,
      `a ${age} year old, ${date}`,
      `${age}M, ${date}`,
      `${date} age: ${age}`,
      `she turned ${age}, ${date}`,
    ]);
  },
};

const phone: Family = {
  name: "phone",
  kind: "phone",
  outcome: "ask",
  contexts: [
    "call {it}",
    "mobile: {it}.",
    "her son, {it}, works nights",
    "{it} is the neighbour",
    "ring {it} 2 hours before",
    "t: {it}",
  ],
  it: (dice) =>
    disguised(
      dice,
      dice.pick([
        fill("07### ######", digits(dice, 9)),
        fill("07###-###-###", digits(dice, 9)),
        fill("+447#########", digits(dice, 9)),
        fill("+44 (0) 7### ######", digits(dice, 9)),
        fill("01#4# 2#####", digits(dice, 7)),
        fill("(01#4#) 2#####", digits(dice, 7)),
        fill("020 7### ####", digits(dice, 7)),
        fill("029 20## ####", digits(dice, 6)),
        fill("+353 86 ### ####", digits(dice, 7)),
        fill("07 ### ### ###", digits(dice, 9)),
      ]),
    ),
};

const email: Family = {
  name: "email",
  kind: "email",
  outcome: "ask",
  contexts: [
    "write to {it}",
    "{it}",
    "her email is {it}, please use it",
    "<mailto:{it}>",
    "cc: {it}; thanks",
    "it went to {it}?",
  ],
  it: (dice) => {
    const [user, host] = [
      dice.pick(["kim.lee", "a_b-c", "tom99", "zoë.w"]),
      dice.pick(["gmail.com", "example.nhs.uk", "live.co.uk", "a-b.example"]),
    ];
    return dice.pick([
      `${user}@${host}`,
      `${user}@${host}`,
      `${user} @${host}`,
      `${user}(at)${host}`,
      `${user} at hotmail.co.uk`,
      `${user}@${host.replaceAll(".", " dot ")}`,
      `${user}\ufe6b${host}`,
    ]);
  },
};

const hospitalNumber: Family = {
  name: "hospital number, by a local pattern",
  kind: "hospital-number",
  outcome: "ask",
  contexts: [
    "hospital no. {it}",
    "{it} went to theatre",
    "MRN: {it}",
    "the notes of {it} were lost",
    "({it})",
    "the folder {it} has two people in it",
  ],
  it: (dice) => {
    const number = fill(dice.pick(["A######", "MX-##-####", "###-#####"]), digits(dice, 8));
    return dice.pick([number, number, number.toLowerCase(), hidden(dice, number, "\u200b"), wide(number)]);
  },
};

const titledSurname: Family = {
  name: "title with a surname",
  kind: "titled-surname",
  outcome: "ask",
  contexts: ["{it} rang", "we told {it}", "home with {it}.", "{it}, 91, likes cricket", "for {it}’s sake", "({it})"],
  it: (dice) => {
    const surname = dice.pick([
      "Jones",
      "O'Neill",
      "de Souza",
      "MacDonald",
      "Khan",
      "Wu",
      "Brown-Reid",
      "Łukasiewicz",
      "Şahin",
      "أحمد",
    ]);
    const title = dice.pick(["Mrs", "Mr", "Ms", "Miss", "Mx", "Mister"]);
    return dice.pick([
      `${title} ${surname}`,
      `${title}. ${surname}`,
      `${title} A ${surname}`,
      `${title} A.B. ${surname}`,
      `mr ${surname.toLowerCase()}`,
      `MRS ${surname.toUpperCase()}`,
      `Mr and Mrs ${surname}`,
    ]);
  },
};

const nameWardEvent: Family = {
  name: "name with a ward and a rare event",
  kind: "name-ward-event",
  outcome: "curator",
  contexts: [
    "{it} came to {ward} after {event}",
    "{event} on {ward}, and {it} was alone",
    "on {ward}, {it} had {event}",
    "{it}'s family heard of {event} from {ward}",
    "a lady called {it} on {ward} after {event}",
    "we met {it} on {ward}; {event} had changed everything",
  ],
  it: (dice) =>
    dice.pick([
      "Brian",
      "Fatima",
      "Gladys",
      "Piotr",
      "Maureen Shaw",
      "Mrs Jones",
      "Lakshmi",
      "Idris",
      "Nkechi",
      "Winnie",
    ]),
  others: {
    ward: ["Ward 3", "bay 2", "the labour ward", "Bay D", "HDU", "Oak ward", "the acute medical unit", "resus"],
    event: [
      "a stabbing",
      "a cardiac arrest",
      "an overdose",
      "an explosion",
      "a never event",
      "a drowning",
      "a snake bite",
      "a transplant",
      "the inquest",
      "a hanging",
      "an amputation",
    ],
  },
};

export const tuning: Half = {
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
  hospitalNumbers: ["A######", "MX-##-####", "###-#####"],
};
