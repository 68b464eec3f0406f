/** What a reader sees of a card, as plain text: every element in order, buttons in [brackets]. */
import { type Json, list, record, records, string } from "../../../slack/small-slack/json.js";

export function cardText(card: Json): string {
  return lines([...records(card["body"]).map(elementText), buttons(card["actions"])]);
}

export function elementText(element: Json): string {
  if (element["isVisible"] === false) return "";
  switch (element["type"]) {
    case "TextBlock":
      return string(element["text"]);
    case "RichTextBlock":
      return list(element["inlines"])
        .map((run) => string(run) || string(record(run)["text"]))
        .join("");
    case "FactSet":
      return lines(records(element["facts"]).map(({ title, value }) => `${string(title)}: ${string(value)}`));
    case "Image":
      return string(element["altText"]);
    case "ActionSet":
      return buttons(element["actions"]);
    case "Table":
      return lines(records(element["rows"]).map(rowText));
    default:
      return string(element["type"]).startsWith("Input.") ? inputText(element) : heldBy(element);
  }
}

function heldBy(element: Json): string {
  const held = [...records(element["items"]), ...records(element["columns"]), ...records(element["images"])];
  return lines(held.map((one) => elementText({ type: "Container", ...one })));
}

function rowText(row: Json): string {
  return records(row["cells"])
    .map((cell) => heldBy(cell))
    .join(" | ");
}

function inputText(input: Json): string {
  const choices = records(input["choices"]).map(({ title }) => `(${string(title)})`);
  return lines([string(input["label"]), string(input["title"]), choices.join(" ") || string(input["placeholder"])]);
}

function buttons(actions: unknown): string {
  return records(actions)
    .map(({ title }) => `[${string(title)}]`)
    .join(" ");
}

function lines(texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("\n");
}
