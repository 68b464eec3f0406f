/** What was kept of an attempt is offered again, and can be left behind. */
import { buttons, type CardNode, does, text } from "../../chat/card.js";
import type { Action } from "../../chat/feature.js";
import { type Deed, type Outcome, open } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { type Draft, draftOf, dropDraft } from "./story-drafts.js";
import { readSubject, type Subject, subjectText } from "./subjects.js";

/** What was kept of this form, where there is anything. */
export async function keptOf({ read, asker }: Context, form: string, { id }: Subject): Promise<Draft | undefined> {
  const { memberId } = asker;
  if (memberId === undefined || asker.unnamed) return undefined;
  return draftOf(read, { memberId, form, about: id });
}

/** A form that somebody has just asked for, with nothing in it yet. */
export function opensEmpty(deed: Deed): boolean {
  if (deed.kind === "said") return deed.words.trim() === "";
  return deed.kind === "asked" ? Object.keys(deed.fill).length === 0 : deed.kind === "pressed";
}

/** Says that this was kept, with a way to begin anew. */
export function keptNodes({ words, system }: Context, { form, about, createdAt }: Draft): readonly CardNode[] {
  const { kept, afresh, afreshEdit } = words.draft;
  const label = about === "" ? afresh : afreshEdit;
  return [
    text(kept(createdAt, system.timeZone)),
    buttons({ label, press: does(startAfresh.name, `${form} ${about}`) }),
  ];
}

const forms = ["share-story", "edit-story", "add-to-story"];

export const startAfresh: Action<Context> = {
  name: "start-afresh",
  async pressed(context, pressed): Promise<Outcome> {
    const [name = "", about = ""] = pressed.split(" ", 2);
    const form = { name: forms.find((one) => one === name) ?? "share-story" };
    const { id } = readSubject(about);
    return context.write(async (tx, me) => {
      await dropDraft(tx, { memberId: me.id, form: form.name, about: id });
      return open(form, subjectText({ id, version: 0, kept: false }));
    });
  },
};
