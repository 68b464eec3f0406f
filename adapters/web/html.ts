/** HTML that is escaped unless it was made here. */
import { raw, html as tagged } from "hono/html";

export type Html = ReturnType<typeof raw>;

type Value = string | number | Html | false | undefined | readonly Value[];

/** Text put into it is escaped, for elements and for quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  // Only values that are promises would make it one.
  return tagged(strings, ...values) as Html;
}

export const nothingDrawn: Html = raw("");
