/** A curator's colleagues without a chat: asking them in, asking them in again, ending their access. */
import { z } from "zod";
import { buttons, type Card, type CardNode, does, heading, note, text } from "../chat/card.js";
import type { Action, Page } from "../chat/feature.js";
import { replace, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type MemberId, readId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { type MessageKind, say } from "../schedule/messages.js";
import type { Words } from "../words/en-GB.js";
import { curatedBy } from "./curators.js";
import { noticeCard } from "./directory-cards.js";
import { findMember } from "./members.js";
import { createInvitation } from "./passes.js";
import { endAccess, invitedPeople, invitedPerson } from "./people-without-chat.js";
import { signInAddress } from "./sign-in.js";

const MOST_SHOWN = 15;

export const colleaguesPage = (words: Words): Page<Context> => ({
  name: words.web.colleagues.page,
  async visited({ words, read, asker }) {
    return reply((await colleaguesCard(words, read, asker.memberId)) ?? noticeCard(words.web.notCurator));
  },
});

async function colleaguesCard(words: Words, read: Reader, curator: MemberId | undefined): Promise<Card | undefined> {
  const { colleagues } = words.web;
  const curated = await curatedBy(read, curator);
  if (curated.length === 0) return undefined;
  const listed: CardNode[] = [];
  for (const { id, name } of curated) {
    const people = await invitedPeople(read, id, MOST_SHOWN);
    listed.push(heading(name), ...(people.length === 0 ? [text(colleagues.none)] : []));
    for (const person of people) listed.push(heading(person.name), personButtons(words, person));
  }
  const invite = buttons({
    label: colleagues.invite,
    press: { kind: "opens", form: "invite-colleague", about: "" },
    tone: "primary",
  });
  return { summary: colleagues.title, body: [heading(colleagues.title), text(colleagues.intro), invite, ...listed] };
}

function personButtons({ web: { colleagues } }: Words, { id, name }: { readonly id: MemberId; readonly name: string }) {
  const sure = { question: colleagues.endSure(name), yes: colleagues.endYes, no: colleagues.endNo };
  return buttons(
    { label: colleagues.again, press: does("invite-again", id) },
    { label: colleagues.end, press: does("end-access", id), sure },
  );
}

/** A link to hand on, seen only now. */
export function invitationCard({ web: { invite } }: Words, name: string, url: string): Card {
  const summary = invite.made(name);
  return { summary, body: [text(summary), { kind: "quote", text: url }, note(invite.once)] };
}

export const inviteAgain: Action<Context> = {
  name: "invite-again",
  async pressed({ words, now, system, write }, about) {
    return write(async (tx, me) => {
      const person = await theirs(tx, me.id, about);
      if (person === undefined || system.publicUrl === undefined) return reply(noticeCard(words.web.notCurator));
      const token = await createInvitation(tx, person.id, now);
      // Whoever holds the link is them, so they are told that there is one.
      const to = { kind: "member", id: person.id, workspaceId: person.workspaceId } as const;
      await say(tx, { to, message: invitedAgain, payload: { by: me.id }, manner: "answer", now });
      return reply(invitationCard(words, person.name, signInAddress(system.publicUrl, token)));
    });
  },
};

const payload = z.object({ by: z.string() });

export const invitedAgain: MessageKind<z.infer<typeof payload>> = {
  name: "invited-again",
  payloads: { 1: payload },
  async compose({ by }, { read, words }) {
    const curator = await findMember(read, by as MemberId);
    return curator && { card: noticeCard(words.web.colleagues.told(curator.name)), about: [] };
  },
};

export const endAccessAction: Action<Context> = {
  name: "end-access",
  async pressed({ words, now, write }, about) {
    return write(async (tx, me) => {
      const person = await theirs(tx, me.id, about);
      if (person !== undefined) await endAccess(tx, person.id, now);
      return replace((await colleaguesCard(words, tx, me.id)) ?? noticeCard(words.web.notCurator));
    });
  },
};

/** Somebody whom this curator may ask in again. */
async function theirs(tx: Writer, curator: MemberId, about: string) {
  const id = readId<MemberId>(about);
  if (id === undefined) return undefined;
  for (const organisation of await curatedBy(tx, curator)) {
    const person = await invitedPerson(tx, organisation.id, id);
    if (person !== undefined) return person;
  }
  return undefined;
}
