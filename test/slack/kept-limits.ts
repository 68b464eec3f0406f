/** What Slack would refuse in a payload, written down a second time from its documentation. */

type Json = { readonly [key: string]: unknown };

const most: Readonly<Record<string, number>> = {
  header: 150,
  button: 75,
  section: 3000,
  context: 3000,
  field: 2000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  view: 24,
  option: 75,
  input: 2000,
};

/** Every complaint that Slack would have about these blocks. */
export function complaints(blocks: readonly unknown[], max: number, allowed: readonly string[]): string[] {
  const found: string[] = blocks.length > max ? [`${blocks.length} blocks`] : [];
  for (const block of blocks.map(record)) {
    if (!allowed.includes(String(block["type"]))) found.push(`unknown block ${block["type"]}`);
    found.push(...ofBlock(block));
  }
  return found;
}

function ofBlock(block: Json): string[] {
  switch (block["type"]) {
    case "header":
      return text(block["text"], "header");
    case "section":
      return [
        ...(block["fields"] === undefined ? text(block["text"], "section") : []),
        ...count(list(block["fields"]), 0, 10, "fields"),
        ...list(block["fields"]).flatMap((field) => text(field, "field")),
      ];
    case "context":
      return [
        ...count(list(block["elements"]), 1, 10, "context"),
        ...list(block["elements"]).flatMap((e) => text(e, "context")),
      ];
    case "actions":
      return ofActions(list(block["elements"]).map(record));
    case "image":
      return within(block["alt_text"], 1, 2000, "alt text").concat(within(block["image_url"], 1, 3000, "image url"));
    case "rich_text":
      return list(block["elements"]).flatMap((element) => ofRichText(record(element)));
    case "table":
      return ofTable(list(block["rows"]).map(list));
    case "input":
      return [
        ...text(block["label"], "input"),
        ...(block["hint"] === undefined ? [] : text(block["hint"], "input")),
        ...ofInput(record(block["element"])),
      ];
    default:
      return [];
  }
}

function ofActions(buttons: readonly Json[]): string[] {
  const ids = buttons.map((button) => button["action_id"]);
  return [
    ...count(buttons, 1, 25, "buttons"),
    ...(new Set(ids).size === ids.length ? [] : ["an action_id twice"]),
    ...buttons.flatMap((button) => [
      ...text(button["text"], "button"),
      ...within(button["action_id"], 1, 255, "action id"),
      ...(button["value"] === undefined ? [] : within(button["value"], 1, 2000, "button value")),
      ...(button["url"] === undefined ? [] : within(button["url"], 1, 3000, "button url")),
      ...(button["confirm"] === undefined ? [] : ofConfirm(record(button["confirm"]))),
    ]),
  ];
}

function ofConfirm(confirm: Json): string[] {
  return [
    ...text(confirm["title"], "confirmTitle"),
    ...text(confirm["text"], "confirmText"),
    ...text(confirm["confirm"], "confirmButton"),
    ...text(confirm["deny"], "confirmButton"),
  ];
}

function ofRichText(element: Json): string[] {
  const parts = list(element["elements"]).map(record);
  return [
    ...count(parts, 1, Infinity, "rich text"),
    ...parts.flatMap((part) => within(part["text"], 1, 3000, `rich ${part["type"]}`)),
    ...parts.flatMap((part) => (["text", "link"].includes(String(part["type"])) ? [] : [`rich ${part["type"]}`])),
  ];
}

function ofTable(rows: readonly (readonly unknown[])[]): string[] {
  const cells = rows.flat().map((cell) => String(record(cell)["text"]));
  return [
    ...count(rows, 1, 100, "rows"),
    ...rows.flatMap((row) => count(row, 1, 20, "columns")),
    ...(cells.some((cell) => cell === "") ? ["an empty cell"] : []),
    ...(cells.join("").length > 10_000 ? ["a table of too many characters"] : []),
  ];
}

function ofInput(element: Json): string[] {
  const groups = element["option_groups"] === undefined ? [element] : list(element["option_groups"]).map(record);
  const isMenu = element["type"] !== "plain_text_input";
  return [
    ...count(groups, 1, 100, "groups"),
    ...groups.flatMap((group) => (isMenu ? ofOptions(group) : [])),
    ...(element["initial_value"] === undefined
      ? []
      : within(element["initial_value"], 1, Number(element["max_length"]), "initial value")),
  ];
}

function ofOptions(group: Json): string[] {
  const options = list(group["options"]).map(record);
  return [
    ...count(options, 1, 100, "options"),
    ...(group["label"] === undefined ? [] : text(group["label"], "option")),
    ...options.flatMap((option) => [
      ...text(option["text"], "option"),
      ...within(option["value"], 1, 150, "option value"),
    ]),
  ];
}

export function viewComplaints(view: Json, allowed: readonly string[]): string[] {
  const labels = ["title", "submit", "close"].filter((key) => view[key] !== undefined);
  return [
    ...labels.flatMap((key) => text(view[key], "view")),
    ...within(view["private_metadata"] ?? "", 0, 3000, "metadata"),
    ...complaints(list(view["blocks"]), 100, allowed),
    ...(JSON.stringify(view).length > 250_000 ? ["a view of more than 250 KB"] : []),
  ];
}

/** Anything live that somebody could have typed: there is no mrkdwn of ours with a mention in it. */
export function liveThings(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(liveThings);
  if (typeof value !== "object" || value === null) return [];
  const object = record(value);
  const isMarked = object["type"] === "mrkdwn" || object["type"] === undefined;
  const content = isMarked && typeof object["text"] === "string" ? object["text"] : "";
  const live = content.match(/<[@#!][^>]*>|<(?!https?:|mailto:)[^>]*>/g) ?? [];
  return [...live, ...Object.values(object).flatMap(liveThings)];
}

function text(value: unknown, kind: string): string[] {
  return within(record(value)["text"], 1, most[kind] ?? 0, kind);
}

function within(value: unknown, min: number, max: number, what: string): string[] {
  if (typeof value !== "string") return [`${what} is no text`];
  return value.length < min || value.length > max ? [`${what} of ${value.length}`] : [];
}

function count(values: readonly unknown[], min: number, max: number, what: string): string[] {
  return values.length < min || values.length > max ? [`${values.length} ${what}`] : [];
}

function record(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
