/** Rich text as a reader sees it, and what in it is live. */
import { isRecord, type Json, records, string } from "./json.js";

export function richTextSeen(block: Json): string {
  return records(block["elements"]).map(partSeen).join("\n");
}

function partSeen(part: Json): string {
  if (part["type"] !== "rich_text_list") return records(part["elements"]).map(inlineSeen).join("").trimEnd();
  const items = records(part["elements"]).map(partSeen);
  return items.map((item, index) => (part["style"] === "ordered" ? `${index + 1}. ${item}` : `• ${item}`)).join("\n");
}

function inlineSeen(inline: Json): string {
  switch (inline["type"]) {
    case "link":
      return string(inline["text"]) || string(inline["url"]);
    case "user":
      return `@${string(inline["user_id"])}`;
    case "usergroup":
      return `@${string(inline["usergroup_id"])}`;
    case "broadcast":
      return `@${string(inline["range"])}`;
    case "channel":
      return `#${string(inline["channel_id"])}`;
    case "emoji":
      return `:${string(inline["name"])}:`;
    case "date":
      return string(inline["fallback"]) || string(inline["format"]);
    default:
      return string(inline["text"]);
  }
}

const LIVE: Readonly<Record<string, string>> = {
  user: "user_id",
  usergroup: "usergroup_id",
  team: "team_id",
  broadcast: "range",
  channel: "channel_id",
  link: "url",
};

/** Every live element anywhere inside `value`, such as "user U1" or "link https://example.org". */
export function liveElements(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(liveElements);
  if (!isRecord(value)) return [];
  const held = LIVE[string(value["type"])];
  const own = held !== undefined && typeof value[held] === "string" ? [`${value["type"]} ${value[held]}`] : [];
  return [...own, ...Object.values(value).flatMap(liveElements)];
}
