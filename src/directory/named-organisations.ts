/** Organisations that a text names, chosen or not. */
import type { OrganisationId } from "../database/ids.js";

interface Named {
  readonly id: OrganisationId;
  readonly name: string;
}

/** What stands at the end of a name on paper, and in nobody's mouth. */
const LEGAL = /(?: nhs foundation trust| nhs trust| foundation trust| limited| ltd| plc| cic| cio)$/;

/** The ids of those whose names stand in a text. A name of one word counts only where it is written as a name. */
export function organisationsNamedIn(text: string, organisations: readonly Named[]): readonly OrganisationId[] {
  const written = ` ${spaced(text)} `;
  const folded = written.toLocaleLowerCase("en-GB");
  return organisations.filter(({ name }) => isNamed(name, written, folded)).map(({ id }) => id);
}

function isNamed(name: string, written: string, folded: string): boolean {
  const whole = spaced(name).toLocaleLowerCase("en-GB");
  const spoken = whole.replace(LEGAL, "");
  if (spoken.includes(" ")) return folded.includes(` ${spoken} `);
  // "Mind" is a charity, and to mind is not.
  return written.includes(` ${spaced(name).slice(0, spoken.length)} `);
}

/** Words apart by one space each, without anything between them. */
function spaced(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/['’]s\b/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
