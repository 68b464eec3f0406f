/** Forms as modals, and cards as modals and the Home tab. */
import type { types } from "@slack/bolt";
import { z } from "zod";
import type { Card } from "../../src/chat/card.js";
import type { FormView } from "../../src/chat/form-view.js";
import { type Block, viewBlocks } from "./blocks.js";
import { inputBlock } from "./inputs.js";
import * as limits from "./limits.js";
import type { SlackWords } from "./settings.js";
import { isBlank, nothingToSee, plainText } from "./text.js";

/** `callback_id` of every form; the rest is in the metadata. */
export const formCallback = "form";

/**
 * The form, what it is about and the channel in which it was opened, which a submission does not say:
 * ids only, because `private_metadata` is visible to the person's client.
 */
const metadata = z.object({ form: z.string(), about: z.string(), room: z.string().optional() });

export function readMetadata(text: string): z.infer<typeof metadata> {
  return metadata.parse(JSON.parse(text));
}

export function formModal(view: FormView, words: SlackWords, room?: string): types.ModalView {
  const fields = view.fields.flatMap((field): Block[] => inputBlock(field, words));
  const around = limits.blocksInView - fields.length;
  const before = viewBlocks(view.before, words.cut).slice(0, around);
  const after = viewBlocks(view.after, words.cut).slice(0, around - before.length);
  return {
    type: "modal",
    callback_id: formCallback,
    title: plainText(view.title, limits.viewTitle),
    submit: plainText(view.send, limits.viewTitle),
    close: plainText(words.close, limits.viewTitle),
    private_metadata: JSON.stringify({ form: view.form, about: view.about, room }),
    blocks: [...before, ...fields, ...after],
  };
}

export function cardModal(card: Card, words: SlackWords): types.ModalView {
  return {
    type: "modal",
    callback_id: "card",
    title: plainText(words.product, limits.viewTitle),
    close: plainText(words.close, limits.viewTitle),
    blocks: bodyOf(card, words),
  };
}

export function homeView(card: Card, words: SlackWords): types.HomeView {
  return { type: "home", blocks: bodyOf(card, words) };
}

/** A view shows no summary, so a card without a body shows it as its only text. */
function bodyOf(card: Card, words: SlackWords): Block[] {
  const body = viewBlocks(card.body, words.cut);
  return body.length > 0
    ? body
    : viewBlocks([{ kind: "text", text: isBlank(card.summary) ? nothingToSee : card.summary }], words.cut);
}
