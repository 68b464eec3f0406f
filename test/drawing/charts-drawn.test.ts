/** Charts as the thread draws them. */
import { inflateSync } from "node:zlib";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { chartOf } from "../../src/charts/spc-charts.js";
import { type Artist, createArtist } from "../../src/drawing/artist.js";
import { words } from "../../src/words/en-GB.js";
import { build } from "../built.js";
import { measure, steady } from "../charts/measure.js";

beforeAll(build, 120_000);

function artist(): Artist {
  const artist = createArtist();
  onTestFinished(() => artist.close());
  return artist;
}

const { chart } = chartOf(measure([...steady, 61, undefined, 50, 49, 48], { target: 65 }), words);

/** The size and the pixels of a PNG: https://www.w3.org/TR/png-3/ */
function decoded(png: Uint8Array): { width: number; height: number; pixels: Buffer } {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT")
      data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    pixels: inflateSync(Buffer.concat(data)),
  };
}

test("the picture has the size that every platform shows, and is light", async () => {
  const png = await artist().draw("spc-chart", chart);
  const { width, height, pixels } = decoded(png);
  expect([width, height]).toEqual([1000, 560]);
  expect(pixels.length).toBeGreaterThanOrEqual(width * height);
  expect(png.length).toBeLessThan(200_000);
});

test("the same chart has the same bytes, whichever thread draws it", async () => {
  for (const drawing of ["spc-chart", "spc-chart-svg"]) {
    const [one, other] = await Promise.all([artist().draw(drawing, chart), artist().draw(drawing, chart)]);
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  }
});

test("the SVG is the same chart, with its description to be read aloud", async () => {
  const svg = new TextDecoder().decode(await artist().draw("spc-chart-svg", chart));
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1000" height="560"/);
  expect(svg).toContain(`<desc>${chart.description}</desc>`);
});
