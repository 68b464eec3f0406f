/** What a message says, read from the arguments of a call and checked. */
import { isRecord, type Json, list, parsed, string } from "./json.js";
import { Refusal } from "./refusal.js";
import { checkBlocks } from "./schema/check-blocks.js";
import type { Block } from "./world.js";

/** https://docs.slack.dev/reference/methods/chat.postMessage */
const TEXT_MAX = 40_000;

export interface Content {
  readonly text: string | undefined;
  readonly blocks: readonly Block[] | undefined;
  readonly metadata: Json | undefined;
}

/** Throws as Slack answers: no_text, msg_too_long, invalid_blocks and the like. */
export function contentOf(args: Json): Content {
  const text = args["text"] === undefined ? undefined : string(args["text"]);
  if ((text ?? "").length > TEXT_MAX) throw new Refusal("msg_too_long");
  if (list(structured(args["attachments"])).length > 0) {
    throw new Refusal("invalid_attachments", { errors: ["the small Slack takes blocks only"] });
  }
  const blocks = args["blocks"] === undefined ? undefined : checkBlocks(structured(args["blocks"]));
  return { text, blocks, metadata: metadataOf(args) };
}

export function checkSaysSomething({ text = "", blocks = [] }: Content): void {
  if (text === "" && blocks.length === 0) throw new Refusal("no_text");
}

/** https://docs.slack.dev/messaging/message-metadata */
function metadataOf(args: Json): Json | undefined {
  if (args["metadata"] === undefined) return undefined;
  const metadata = structured(args["metadata"]);
  if (!isRecord(metadata)) throw new Refusal("invalid_metadata_format");
  const typed = typeof metadata["event_type"] === "string" && metadata["event_type"] !== "";
  if (!typed || !isRecord(metadata["event_payload"])) throw new Refusal("invalid_metadata_schema");
  return metadata;
}

/** A structured argument comes as itself in JSON, and as a string of JSON in a form. */
export function structured(value: unknown): unknown {
  return typeof value === "string" ? parsed(value) : value;
}
