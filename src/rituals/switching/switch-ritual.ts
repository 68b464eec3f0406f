/** A ritual is switched on or off somewhere, and comes there at another time where that is said. */
import { note, text } from "../../chat/card.js";
import { type Answers, defineForm, type Fields } from "../../chat/form.js";
import { correct, type Outcome, reply } from "../../chat/interaction.js";
import type { Context, Me } from "../../context.js";
import type { MemberId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import type { Ritual } from "../catalogue.js";
import { keepRitual } from "../editing/keep-ritual.js";
import { readAskingTime } from "../editing/read-time.js";
import { dropSwitch, findRitual, isRound, saveSwitch, switches } from "../rituals.js";
import { type NamedScope, scopeToSet } from "./scoped-rituals.js";
import { switchesCardFor, viewOf } from "./show-switches.js";
import { stateOf } from "./switches-cards.js";

const fields = {
  on: { kind: "one", required: true },
  day: { kind: "one", required: true },
  time: { kind: "line", max: 5, required: false },
} as const satisfies Fields;

const AS_CATALOGUE = "catalogue";

/** `about` is the ritual and the scope. */
export const switchRitual = defineForm({
  name: "switch-ritual",
  fields,
  async present({ words, read, asker }: Context, about) {
    const { form } = words.rituals.switches;
    const asked = await askedOf(read, words, asker.memberId, about);
    if (asked === undefined) return reply(noticeCard(form.notYours));
    const { ritual, named } = asked;
    const view = await viewOf(read, words, ritual, await switches(read), named);
    const { said } = view.holds;
    const comes = isTimedIn(ritual, named);
    return {
      title: form.title,
      send: form.send,
      before: [
        text(ritual.name),
        text(form.now(named.name, stateOf(words, ritual, view))),
        ...(isRound(ritual) && !comes ? [note(form.roundTime)] : []),
      ],
      questions: {
        on: {
          label: form.on,
          choices: (["on", "off", "inherit"] as const).map((value) => ({
            value,
            label: value === "inherit" && named.scope === "system" ? form.inheritSystem : form.choices[value],
          })),
          initial: said === undefined ? "inherit" : said.on ? "on" : "off",
        },
        day: comes ? dayQuestion(words, said?.day ?? null) : undefined,
        time: comes ? { label: form.time, hint: form.timeHint, initial: said?.time ?? "" } : undefined,
      },
    };
  },
  async submit(context, answers, about) {
    const { words } = context;
    const time = answers.time === "" ? { time: null } : readAskingTime(answers.time);
    if ("problem" in time) return correct({ time: words.rituals.planForm[time.problem] });
    return context.write(async (tx, me) => {
      const asked = await askedOf(tx, words, me.id, about);
      if (asked === undefined) return reply(noticeCard(words.rituals.switches.form.notYours));
      return settle(tx, context, { me, ...asked, answers, time: time.time });
    });
  },
});

/** A round has one day and time for all who are in it: those of the whole system. */
const isTimedIn = (ritual: Ritual, { scope }: NamedScope): boolean =>
  ritual.cadence !== "event" && ritual.cadence !== "anniversary" && (!isRound(ritual) || scope === "system");

function dayQuestion({ rituals: { days, switches: said } }: Context["words"], day: number | null) {
  const { form } = said;
  return {
    label: form.day,
    choices: [
      { value: AS_CATALOGUE, label: form.asCatalogue },
      ...days.map((label, at) => ({ value: String(at + 1), label })),
    ],
    initial: day === null ? AS_CATALOGUE : String(day),
  };
}

interface Settled {
  readonly me: Me;
  readonly ritual: Ritual;
  readonly named: NamedScope;
  readonly answers: Answers<typeof fields>;
  readonly time: string | null;
}

async function settle(tx: Writer, context: Context, { me, ritual, named, answers, time }: Settled): Promise<Outcome> {
  const { now, words } = context;
  const { key, name } = ritual;
  const { scope, organisationId } = named;
  const isTimed = isTimedIn(ritual, named);
  const day = isTimed && /^[1-7]$/.test(answers.day) ? Number(answers.day) : null;
  if (answers.on === "inherit") await dropSwitch(tx, key, scope);
  else await saveSwitch(tx, { ritualKey: key, scope, on: answers.on === "on", day, time: isTimed ? time : null });
  await keepRitual(tx, { me, now, name, organisationId: organisationId ?? undefined });
  const news = words.rituals.switches.saved(name, named.name);
  return reply(await switchesCardFor(context, tx, me.id, ritual, { news }));
}

/** Undefined where it is not theirs to set, or there is none. */
async function askedOf(read: Reader, words: Context["words"], me: MemberId | undefined, about: string) {
  const [key = "", scope = ""] = about.split(" ");
  const ritual = await findRitual(read, words, key);
  const named = ritual && (await scopeToSet(read, words, me, ritual, scope));
  return ritual === undefined || named === undefined ? undefined : { ritual, named };
}
