/** A name, a ward or bay, and something that seldom happens: together they point at one person, for a curator to judge. */
import { firstNames } from "./first-names.js";
import type { Candidate, Pattern } from "./pattern.js";

/** How far from the name the place and the event may stand, in one answer. */
const NEAR = 160;
const WARD =
  /\b(?:wards?|bays?|side\s?rooms?|icu|itu|hdu|nicu|scbu|a&e|resus|mau|amu|theatres?|(?:maternity|delivery|labour|acute|stroke|intensive care|high dependency)\s\w{0,10}\s?(?:unit|ward|suite))\b/gi;
const EVENT =
  /\b(?:cardiac arrest|arrested|overdos(?:e|ed)|suicid(?:e|al)|self[- ]?harm(?:ed|ing)?|hang(?:ed|ing)|jumped|still\s?born|stillbirth|miscarr(?:iage|ied)|cot death|assault(?:ed)?|attack(?:ed)?|rape[d]?|abused?|stab(?:bed|bing)|shot|shooting|murder(?:ed)?|killed|drown(?:ed|ing)|burn(?:ed|t|s)|(?:house |kitchen )?fire|explosion|(?:train|car|plane|bus|road) (?:crash|accident)|crash(?:ed)?|amputat(?:ed|ion)|anaphyla\w{2,10}|wrong (?:operation|side|site|leg|blood|drug|baby|patient)|never event|fall from|fell (?:from|out)|abscond(?:ed)?|went missing|inquest|coroner|triplets|quadruplets|conjoined|transplant(?:ed)?|chok(?:ed|ing)|electrocut\w{2,5}|bite|bitten|snake|lightning|rare \w{2,15}|(?:first|only) (?:case|person|patient) in|arrested by|hate crime|traffick(?:ed|ing)|kidnap(?:ped)?|coma|rabies|ebola|malaria|died suddenly)\b/gi;

/** It ends before the "'s" of what is theirs. */
const WORD = "\\p{Lu}[\\p{L}-]{1,20}(?:['’](?!s\\b)[\\p{L}-]{1,20})?";
const INTRODUCED = "(?:called|named)";
const names: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}\\d])(?<it>${WORD}(?:[ \\t]${WORD})?)`, "gu"),
  new RegExp(`\\b${INTRODUCED}[ \\t](?<it>${WORD}(?:[ \\t]${WORD})?)`, "gu"),
  new RegExp(`(?<![\\p{L}\\d])(?:Mrs?|Ms|Miss|Mx)\\.?[ \\t](?<it>${WORD})`, "gu"),
];

/** What people do and have, after a name; and what is done with them, before one. */
const DOES =
  /^(?:['’]s (?:family|mum|mother|dad|father|son|daughter|sister|brother|wife|husband|partner|carer|friend|story)|,? (?:who |\(?\d\d?\)? )?(?:had|has|was|is|fell|died|came|went|told|asked|needed|wanted|waited|lost|took|survived|collapsed|arrived|stayed|never|could|would)\b)/;
const WITH_THEM =
  /\b(?:(?:patient|lady|gentleman|man|woman|boy|girl|baby|little|young|old|remember|met|told|helped|knew|found|saw|lost|saved|moved|visited|looked after|cared for|family of|wife of|son of|daughter of|mother of|sister of|brother of|with)|(?:and|when|then|that|where))[ \t]$/i;
/** What begins a sentence, or stands with a capital, and is nobody. */
const NOBODY =
  /^(?:the|this|that|these|those|there|then|they|he|she|her|his|him|their|its|my|you|your|our|one|two|three|all|both|each|every\w*|any\w*|some\w*|nobody|none|staff|people|patients?|nurses?|doctors?|porters?|police|fire|ward|bay|room|unit|when|what|where|who|which|why|how|after|before|since|once|because|and|but|for|from|with|without|not|now|just|only|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|nhs|trust|council|hospital|family|relatives|everything|nothing|something|we|it|i|is|was|here|mum|dad|mother|father|baby|sister|matron|nurse|doctor|bed|theatre|housing|safeguarding|security|transport|pharmacy|training|last|first|next|today|yesterday|tonight|thank|thanks)$/i;
const PLACE = /^[ \t](?:wards?|house|unit|centre|center|lodge|suite|court|road|street|hospital|team|clinic|trust)\b/i;

export const nameWardEvent: Pattern = {
  kind: "name-ward-event",
  candidates: () => names,
  judge(candidate) {
    // What seldom happens is looked for first: most texts hold none of it.
    if (!meets(EVENT, candidate) || !meets(WARD, candidate)) return undefined;
    return isName(candidate) ? "curator" : undefined;
  },
};

/** In the same answer, near by; another answer tells of the same people, whichever of its words it is. */
const meets = (words: RegExp, candidate: Candidate): boolean =>
  candidate.passage.near(words, candidate, NEAR) || candidate.passage.elsewhere(words, candidate);

function isName(candidate: Candidate): boolean {
  const { passage, words, end } = candidate;
  const before = passage.before(candidate, 16);
  if (/\b(?:called|named|[Mm]rs?\.?|Ms\.?|Miss|Mx\.?)[ \t]$/.test(before)) return true;
  const after = passage.plain.slice(end, end + 24);
  const first = firstOf(words);
  if (PLACE.test(after) || /[ \t](?:Ward|House|Unit|Centre|Lodge|Hospital|Team|Trust)$/.test(words)) return false;
  return firstNames.has(first) || (!NOBODY.test(first) && (DOES.test(after) || WITH_THEM.test(before)));
}

/** "Jean", of "Jean Whitfield" and of "Jean's". */
const firstOf = (words: string): string => (/^[\p{L}-]+/u.exec(words)?.[0] ?? "").toLowerCase();
