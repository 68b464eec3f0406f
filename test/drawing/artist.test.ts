/** Drawings are made beside everything else, as many as can be, and once. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { type Artist, createArtist, DrawingFailed, TooMuchToDraw } from "../../src/drawing/artist.js";
import { build } from "../built.js";

beforeAll(build, 120_000);

const story = (told: string) => ({
  ...{ system: "Northshire", colour: "#005eb8", purpose: "", told, byline: "Maria", involved: "", changed: "Home." },
  ...{ labels: { title: "A story", changed: "What changed" }, at: "2026-11-18T09:00:00Z" },
});

function artistWith(mostWaiting?: number): Artist {
  const artist = createArtist(mostWaiting);
  onTestFinished(() => artist.close());
  return artist;
}

test("while it draws, this thread goes on", async () => {
  const artist = artistWith();
  await artist.draw("story-card", story("the first is slow: fonts are opened"));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await Promise.all(Array.from({ length: 12 }, (_, at) => artist.draw("story-card", story(`A story number ${at}`))));
  delay.disable();
  // On this thread each would take several times as long as this in one piece.
  expect(delay.percentile(50) / 1e6).toBeLessThan(20);
});

test("the same drawing of the same things is made once, and kept", async () => {
  const artist = artistWith();
  const [one, other] = await Promise.all([
    artist.draw("story-card", story("one")),
    artist.draw("story-card", story("one")),
  ]);
  expect(other).toBe(one);
  expect(await artist.draw("story-card", story("one"))).toBe(one);
  expect(await artist.draw("story-card", story("another"))).not.toEqual(one);
});

test("more than may wait is refused at once, and what waited is drawn", async () => {
  const artist = artistWith(2);
  const waiting = ["a", "b"].map((told) => artist.draw("story-card", story(told)));
  await expect(artist.draw("story-card", story("c"))).rejects.toThrow(TooMuchToDraw);
  expect((await Promise.all(waiting)).every(({ length }) => length > 1_000)).toBe(true);
  expect((await artist.draw("story-card", story("c"))).length).toBeGreaterThan(1_000);
});

test("what cannot be drawn is told without what it was, and what follows is drawn", async () => {
  const artist = artistWith();
  for (const [drawing, given] of [
    ["no-such-drawing", {}],
    ["story-card", { told: "Maria's own words" }],
  ] as const) {
    const error = await artist.draw(drawing, given).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(DrawingFailed);
    expect(String(error)).not.toContain("Maria");
  }
  expect((await artist.draw("story-card", story("a"))).length).toBeGreaterThan(1_000);
});

test("closed while it draws, it leaves nobody waiting, and begins anew when asked", async () => {
  const artist = artistWith();
  const waiting = artist.draw("story-card", story("a"));
  await Promise.all([expect(waiting).rejects.toThrow(DrawingFailed), artist.close()]);
  expect((await artist.draw("story-card", story("a"))).length).toBeGreaterThan(1_000);
});
