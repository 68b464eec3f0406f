/** Style sheets and the two scripts that draw Teams' cards, from this machine. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Hono } from "hono";

const { resolve } = createRequire(import.meta.url);

/** The folder of the project: compiled code lies one floor deeper than what it was compiled from. */
const project = dirname(findUp(import.meta.dirname));

function findUp(folder: string): string {
  const file = join(folder, "package.json");
  try {
    readFileSync(file);
    return file;
  } catch {
    return findUp(dirname(folder));
  }
}

const files: Readonly<Record<string, readonly [file: () => string, type: string]>> = {
  "demo.css": [() => join(project, "demo/demo.css"), "text/css; charset=utf-8"],
  "slack.css": [() => join(project, "demo/slack.css"), "text/css; charset=utf-8"],
  "teams-cards.js": [() => join(project, "demo/teams-cards.js"), "text/javascript; charset=utf-8"],
  "adaptivecards.js": [
    () => join(dirname(resolve("adaptivecards")), "../dist/adaptivecards.min.js"),
    "text/javascript",
  ],
};

export function addAssets(app: Hono): void {
  for (const [name, [file, type]] of Object.entries(files))
    app.get(`/assets/${name}`, (context) =>
      context.body(readFileSync(file(), "utf8"), 200, { "content-type": type, "cache-control": "no-cache" }),
    );
}
