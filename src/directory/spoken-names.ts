/** An organisation's name as people say it: without what stands at its end on paper. */

/** Says what sort of organisation it is, and stands at the end of many names. */
const SORT =
  / (?:(?:university |teaching )?hospitals?|(?:care|nursing|residential|rest) homes?|care centre|(?:gp |medical |group |family )?(?:surgery|practice)|(?:medical |health )centre|hospices?|(?:nhs )?(?:foundation )?trust|nhs|(?:(?:metropolitan )?borough |city |county |district |town |parish )?council|(?:gp )?federation|community health(?:care)?|healthcare|charit(?:y|able trust)|services?|group)$/;
const LEGAL = / (?:limited|ltd|llp|plc|cic|cio)$/;
/** A council's name without the word is the place that it looks after. */
const COUNCIL = / council$/;

/** Words of which many names are made: none of them, nor several together, points at one organisation. */
const COMMON = new Set(
  `the of and for in at to a st general royal university teaching district county city borough community mental health
  healthcare primary secondary acute social care carers ambulance service services network hospital hospitals home homes
  nursing medical practice surgery centre hospice trust nhs gp federation council charity group partnership team local
  north south east west northern southern eastern western central national international children childrens family
  families women womens housing support voluntary action learning disability integrated board system`.split(/\s+/),
);
/** A word by itself has to be as long, to be no everyday one. */
const LONG = 6;

export interface SpokenName {
  /** Its words on paper, without its legal form. */
  readonly whole: readonly string[];
  /** Shorter ways to say it, of two words or more. */
  readonly short: readonly (readonly string[])[];
  /** One word, where nothing else is left. */
  readonly single: string | undefined;
}

export function spokenName(name: string): SpokenName {
  const whole = folded(name)
    .replace(/^the (?=.* )/, "")
    .replace(LEGAL, "");
  const shorter: string[] = [];
  for (let rest = whole; SORT.test(rest); shorter.push(rest)) rest = rest.replace(SORT, "");
  const last = shorter.at(-1) ?? "";
  const isPlace = COUNCIL.test(whole);
  const telling = shorter.map((one) => one.split(" ")).filter((words) => words.some((word) => !COMMON.has(word)));
  return {
    whole: whole.split(" "),
    short: telling.filter((words) => words.filter((word) => word !== "and").length > 1),
    single: !last.includes(" ") && last.length >= LONG && !isPlace && !COMMON.has(last) ? last : undefined,
  };
}

/** Words apart by one space each, without anything between them. */
export function spaced(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/['’]s\b/g, "")
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

export const folded = (text: string): string => spaced(text).toLocaleLowerCase("en-GB");
