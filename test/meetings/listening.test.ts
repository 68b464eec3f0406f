/** A leader offers time, somebody from another organisation is drawn, and one thing is fixed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawOrder } from "../../src/meetings/listening/draw-order.js";
import { WARD } from "../conversation.js";
import { changesMember } from "../pulses/cast.js";
import { heardInTeams, isKnown } from "../thanks/cast.js";
import {
  allMeetings,
  joinsInTeams,
  joinsOnTheWeb,
  type Meeters,
  meeters,
  memberCalled,
  names,
  onlyMeeting,
  toldInSlack,
  toldInTeams,
  wants,
} from "./cast.js";

const offer = { "Which day": "26 November", "At what time": "10:30", Where: "Room 2, Town Hall" };

async function offers({ causeway, asha }: Pick<Meeters, "causeway" | "asha">, answers = offer) {
  await asha.types("/causeway listen", { in: WARD });
  await asha.modal();
  const { view, errors } = await asha.submits(answers);
  await causeway.settles();
  if (errors === undefined) await asha.closes();
  return { said: view?.visibleText ?? "", problems: Object.values(errors ?? {}).join(" ") };
}

test("from the offer to one thing fixed", async () => {
  const cast = await meeters();
  const { causeway, asha, jo } = cast;
  await joinsInTeams(causeway, jo, "I would like to be heard");
  await wants(causeway, "Maria Santos", "listening");
  expect((await offers(cast, { ...offer, Where: "Ward, see 943 476 5919" })).problems).toContain("943 476 5919");
  await asha.closes();
  expect((await offers(cast, { ...offer, "Which day": "18 November" })).problems).toMatch(/after today|still to come/);
  await asha.closes();
  const { said } = await offers(cast);
  expect(said).toContain("Thank you. You offer time on Thursday 26 November at 10:30.");
  expect(said).not.toContain("Jo Clark");

  const drawn = toldInTeams(causeway, jo, "Asha Patel (Northshire General) offers 20 minutes to listen to you on");
  expect(drawn.visibleText).toContain("Room 2, Town Hall");
  await jo.presses("I will be there", drawn);
  await causeway.settles();
  toldInSlack(causeway, asha, "You meet Jo Clark on Thursday 26 November at 10:30.");
  expect(await onlyMeeting(causeway)).toMatchObject({ startsAt: new Date("2026-11-26T10:30:00Z"), minutes: 20 });

  await causeway.itIs("2026-11-25T09:00:00Z");
  toldInTeams(causeway, jo, "A reminder: you meet Asha Patel");
  await causeway.itIs("2026-11-27T10:00:00Z");
  const asked = toldInSlack(causeway, asha, "Did you meet Jo Clark?");
  await asha.presses("Yes", asked);
  await causeway.settles();
  await asha.presses("Say what you fixed", asked);
  await asha.modal();
  expect(Object.values((await asha.submits({ "What is fixed": "Ring 943 476 5919" })).errors ?? {}).join()).toContain(
    "943",
  );
  await asha.submits({ "What is fixed": "The rota is out a week earlier." });
  await asha.closes();
  await causeway.settles();
  expect(heardInTeams(causeway, jo).join("\n")).toContain(
    "Asha Patel fixed one thing: The rota is out a week earlier.",
  );
  await jo.presses("Yes", toldInTeams(causeway, jo, "Did you meet Asha Patel?"));
  await causeway.settles();
  expect(await onlyMeeting(causeway)).toMatchObject({ ended: "met", fixed: "The rota is out a week earlier." });
});

test("whoever can't or is silent for two working days leaves their place to somebody else; nobody is asked twice", async () => {
  const cast = await meeters();
  const { causeway, asha, jo, priya } = cast;
  await joinsInTeams(causeway, jo, "I would like to be heard");
  await offers(cast);
  await jo.presses("I can’t this time", toldInTeams(causeway, jo, "offers 20 minutes"));
  await causeway.settles();
  expect(names(await onlyMeeting(causeway))).toEqual(["Asha Patel"]);
  // Whoever volunteers next is drawn at once.
  await joinsOnTheWeb(causeway, priya, "I would like to be heard");
  expect(names(await onlyMeeting(causeway))).toEqual(["Asha Patel", "Priya Nair"]);
  await causeway.itIs("2026-11-19T10:00:00Z");
  expect(names(await onlyMeeting(causeway))).toEqual(["Asha Patel", "Priya Nair"]);
  await wants(causeway, "Ruth Bell", "listening");
  await causeway.itIs("2026-11-20T10:00:00Z");
  expect(names(await onlyMeeting(causeway))).toEqual(["Asha Patel", "Ruth Bell"]);
  expect(causeway.heardIn(asha.id).join()).not.toContain("Priya Nair");

  await changesMember(causeway, await memberCalled(causeway, "Asha Patel"), { awayAt: causeway.clock.now() });
  await causeway.itIs("2026-11-23T09:00:00Z");
  expect(await onlyMeeting(causeway)).toMatchObject({ ended: "left" });
});

test("a slot for which nobody is found ends kindly", async () => {
  const cast = await meeters();
  const { causeway, asha } = cast;
  await wants(causeway, "Maria Santos", "listening");
  await offers(cast);
  await causeway.itIs("2026-11-27T09:00:00Z");
  expect(await onlyMeeting(causeway)).toMatchObject({ ended: "cancelled" });
  expect(causeway.heardIn(asha.id).join("\n")).toContain("Your meeting cannot take place after all.");
});

test("only leaders offer time", async () => {
  const { causeway, maria } = await meeters();
  const { ephemeral } = await maria.types("/causeway listen", { in: WARD });
  const said = ephemeral ?? (await causeway.slack.untilEphemeral(({ user }) => user === maria.id));
  expect(said.visibleText).toContain("Leaders offer time to listen.");
  expect(await allMeetings(causeway)).toEqual([]);
  await isKnown(causeway, maria);
});

describe("who is drawn", () => {
  const volunteer = fc.record({ id: fc.uuid(), organisationId: fc.constantFrom("a", "b", "c", null) });
  const dates = fc.array(fc.integer({ min: 1, max: 9 }));

  test("whoever was drawn least lately, and of those, from whom least lately heard of", () => {
    fc.assert(
      fc.property(fc.uniqueArray(volunteer, { selector: ({ id }) => id }), dates, fc.string(), (all, days, seed) => {
        const drawn = new Map(all.flatMap(({ id }, at) => (days[at] === undefined ? [] : [[id, new Date(days[at])]])));
        const heard = new Map<string | null, Date>([["a", new Date(5)]]);
        const order = drawOrder(all, drawn, heard, seed);
        expect(order.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        const key = ({ id, organisationId }: (typeof all)[number]) =>
          10 * (drawn.get(id)?.getTime() ?? 0) + (heard.get(organisationId)?.getTime() ?? 0);
        for (const [at, one] of order.slice(1).entries())
          expect(key(one)).toBeGreaterThanOrEqual(key(order[at] ?? one));
        expect(drawOrder(all.toReversed(), drawn, heard, seed)).toEqual(order);
      }),
    );
  });
});
