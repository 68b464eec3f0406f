/** Routes what a person did to the feature that answers it, through Maps: the cost does not grow with features. */
import { closest, distance } from "fastest-levenshtein";
import type { Card } from "./card.js";
import type { Action, Conversation, Page, Pointer, Verb } from "./feature.js";
import type { Form, FormWords } from "./form.js";
import { isOutcome } from "./form.js";
import { type Answer, type Deed, type Interaction, nothing, type Outcome, reply } from "./interaction.js";
import type { Bot } from "./platform.js";
import { excerpt } from "./text.js";

/** What the router needs of the application. `C` is what features receive. */
export interface Surroundings<C> {
  /** Everything a feature may need to answer this interaction. */
  prepare(interaction: Interaction): Promise<C>;
  readonly formWords: (context: C) => FormWords;
  readonly unknownVerb: (verb: string, nearest: readonly string[]) => Card;
  /** Logs a fault once and returns what the person is told. Told `busy` where the store takes no more writes. */
  caught(
    error: unknown,
    interaction: Interaction,
  ): { readonly card: Card; readonly problem: string; readonly busy: boolean };
  /** True of what a repeated delivery throws: its effect is there already. */
  isRepeated(error: unknown): boolean;
}

export function createBot<C>(features: readonly Conversation<C>[], around: Surroundings<C>): Bot {
  const verbs = byName(features.flatMap((feature) => feature.verbs ?? []));
  const pointers = byName(features.flatMap((feature) => feature.pointers ?? []));
  const forms = byName(features.flatMap((feature) => feature.forms ?? []));
  const actions = byName(features.flatMap((feature) => feature.actions ?? []));
  const pages = byName(features.flatMap((feature) => feature.pages ?? []));
  const goodbyes = features.flatMap((feature) => feature.disconnected ?? []);
  const leavings = features.flatMap((feature) => feature.left ?? []);
  const routes: Routes<C> = { verbs, pointers, forms, actions, pages, goodbyes, leavings };

  return {
    async handle(interaction) {
      try {
        const context = await around.prepare(interaction);
        const outcome = await route(routes, around, context, interaction);
        return await answerOf(forms, context, outcome);
      } catch (error) {
        if (around.isRepeated(error)) return nothing;
        const { card, problem, busy } = around.caught(error, interaction);
        if (busy) return { kind: "busy", card };
        const fault = answerToFault(interaction.deed, card, problem);
        return fault.kind === "reply" && error instanceof NoLongerThere ? { ...fault, isGone: true } : fault;
      }
    },
  };
}

interface Routes<C> {
  readonly verbs: ReadonlyMap<string, Verb<C>>;
  readonly pointers: ReadonlyMap<string, Pointer<C>>;
  readonly forms: ReadonlyMap<string, Form<C>>;
  readonly actions: ReadonlyMap<string, Action<C>>;
  readonly pages: ReadonlyMap<string, Page<C>>;
  readonly goodbyes: readonly NonNullable<Conversation<C>["disconnected"]>[];
  readonly leavings: readonly NonNullable<Conversation<C>["left"]>[];
}

async function route<C>(
  routes: Routes<C>,
  around: Surroundings<C>,
  context: C,
  interaction: Interaction,
): Promise<Outcome> {
  const { deed } = interaction;
  switch (deed.kind) {
    case "said": {
      const verb = routes.verbs.get(deed.verb.toLowerCase());
      if (verb === undefined)
        return reply(around.unknownVerb(excerpt(deed.verb, 40), nearest(deed.verb.slice(0, 40), routes.verbs)));
      return verb.said(context, deed.words);
    }
    case "asked":
      return { kind: "open", form: deed.form, about: deed.about, fill: deed.fill };
    case "submitted":
      return found(routes.forms, deed.form).submit(context, around.formWords(context), deed.answers, deed.about);
    case "pressed":
      return found(routes.actions, deed.action).pressed(context, deed.about);
    case "pointed":
      return found(routes.pointers, deed.verb).pointed(context, deed.message);
    case "visited":
      return found(routes.pages, deed.page).visited(context);
    case "connected":
      // Whatever comes from a workspace says that it is back: see to it where the context is prepared.
      return nothing;
    case "disconnected":
      for (const goodbye of routes.goodbyes) await goodbye(context, interaction);
      return nothing;
    case "left":
      for (const leaving of routes.leavings) await leaving(context, interaction);
      return nothing;
  }
}

/** Turns "open this form" into the form itself. Opening may be refused, with an outcome of its own. */
async function answerOf<C>(forms: Routes<C>["forms"], context: C, outcome: Outcome): Promise<Answer> {
  if (outcome.kind !== "open") return outcome;
  const view = await found(forms, outcome.form).present(context, outcome.about, outcome.fill);
  return isOutcome(view) ? answerOf(forms, context, view) : { kind: "form", view };
}

/** After a fault, a submitted form stays open with what was typed; anything else gets a private reply. */
function answerToFault(deed: Deed, card: Card, problem: string): Answer {
  if (deed.kind === "submitted") {
    const first = Object.keys(deed.answers)[0];
    if (first !== undefined) return { kind: "correct", problems: { [first]: problem } };
  }
  return { kind: "reply", card, to: "asker" };
}

/** The verbs that somebody may have meant, nearest first; every verb where none is near. */
function nearest(said: string, verbs: ReadonlyMap<string, unknown>): readonly string[] {
  const verb = said.toLowerCase();
  const names = [...verbs.keys()];
  // Of a short word, two other letters leave another word.
  const isNear = (name: string): boolean => distance(verb, name) <= Math.min(2, Math.floor(name.length / 2));
  const near = names.filter((name) => isNear(name) || name.startsWith(verb));
  if (near.length > 0) return near;
  return names.length > 0 ? [...new Set([closest(verb, names), ...names])] : [];
}

function byName<T extends { readonly name: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map(things.map((thing) => [thing.name, thing]));
  if (map.size < things.length)
    throw new Error(`two features share a name among: ${things.map((t) => t.name).join(", ")}`);
  return map;
}

/** A name from an old card that nothing answers any more. */
export class NoLongerThere extends Error {
  override readonly name = "NoLongerThere";
}

function found<T>(map: ReadonlyMap<string, T>, name: string): T {
  const thing = map.get(name);
  if (thing === undefined) throw new NoLongerThere(`nothing answers to ${JSON.stringify(name)}`);
  return thing;
}
