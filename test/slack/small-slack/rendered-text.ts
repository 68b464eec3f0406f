/** What a reader would see, as plain text: every block in order, buttons in [brackets]. */
import { isRecord, type Json, list, record, records, string, textOf } from "./json.js";
import { readerSees } from "./mrkdwn.js";
import { richTextSeen } from "./rich-text-seen.js";
import type { Block, Shown } from "./world.js";

/** A message is its blocks; its text is read only when it has none, as Slack does. */
export function renderedText(shown: Shown): string {
  if (shown.blocks.length === 0) return readerSees(shown.text ?? "");
  return shown.blocks
    .map(blockSeen)
    .filter((text) => text !== "")
    .join("\n");
}

/** A view also has a title above its blocks and buttons beneath them. */
export function renderedView(view: Json): string {
  const buttons = [view["close"], view["submit"]].filter(isRecord).map((button) => `[${textOf(button)}]`);
  const blocks = renderedText({ blocks: records(view["blocks"]) as readonly Block[] });
  // Slack gives home tabs a title too, and shows it to nobody.
  const title = view["type"] === "modal" ? textOf(view["title"]) : "";
  return [title, blocks, buttons.join(" ")].filter((text) => text !== "").join("\n");
}

function blockSeen(block: Block): string {
  switch (block.type) {
    case "header":
      return textSeen(block["text"]);
    case "section":
      return lines([textSeen(block["text"]), ...list(block["fields"]).map(textSeen), elementSeen(block["accessory"])]);
    case "context":
    case "actions":
      return list(block["elements"]).map(elementSeen).join(" ");
    case "image":
      return lines([textSeen(block["title"]), string(block["alt_text"])]);
    case "input":
      return lines([textSeen(block["label"]), elementSeen(block["element"]), textSeen(block["hint"])]);
    case "rich_text":
      return richTextSeen(block);
    case "table":
      return lines(list(block["rows"]).map((row) => list(row).map(cellSeen).join(" | ")));
    case "markdown":
      return string(block["text"]);
    default:
      return "";
  }
}

function cellSeen(cell: unknown): string {
  return isRecord(cell) && cell["type"] === "rich_text" ? richTextSeen(cell) : textOf(cell);
}

function textSeen(text: unknown): string {
  if (!isRecord(text)) return "";
  return text["type"] === "mrkdwn" ? readerSees(string(text["text"])) : string(text["text"]);
}

function elementSeen(value: unknown): string {
  const element = record(value);
  switch (element["type"]) {
    case "plain_text":
    case "mrkdwn":
      return textSeen(element);
    case "image":
      return string(element["alt_text"]);
    case "button":
      return `[${textOf(element["text"])}]`;
    case "radio_buttons":
    case "checkboxes":
    case "overflow":
      return records(element["options"])
        .map((option) => `[${textSeen(option["text"])}]`)
        .join(" ");
    default:
      return heldBy(element);
  }
}

/** A menu or a field shows what it holds, else its placeholder. */
function heldBy(element: Json): string {
  const held = [
    string(element["initial_value"]),
    textSeen(record(element["initial_option"])["text"]),
    ...records(element["initial_options"]).map((option) => textSeen(option["text"])),
  ].filter((text) => text !== "");
  return held.length > 0 ? held.join(", ") : textSeen(element["placeholder"]);
}

function lines(texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("\n");
}
