/** What somebody wrote, given back to them on a page that did not take it. */
import type { Desk } from "./desk.js";
import type { Sent } from "./form-data.js";
import { type Html, html } from "./html.js";

/** Nobody writes a story twice because a session ended, or a link was replaced, meanwhile. */
export function typedWords({ words }: Pick<Desk, "words">, { answers }: Sent): Html | false {
  const written = Object.values(answers)
    .flat()
    .filter((answer) => /\s/.test(answer.trim()));
  if (written.length === 0) return false;
  const quotes = written.map(
    (answer) =>
      html`<figure class="nhsuk-inset-text"><blockquote><p class="causeway-words">${answer}</p></blockquote></figure>`,
  );
  return html`<h2 class="nhsuk-heading-m">${words.whatYouWrote}</h2>${quotes}`;
}
