/** Whether Teams would draw a card: the official schema, and what Teams asks for besides. */
import { readFileSync } from "node:fs";
import { Ajv, type ErrorObject } from "ajv";
import { isRecord, type Json, string } from "../../../slack/small-slack/json.js";
import { type Found, walk } from "./walk.js";

const schema: Json = JSON.parse(
  readFileSync(new URL("../adaptive-card-1.5.schema.json", import.meta.url), "utf8"),
) as Json;
// The schema names its alternatives by anyOf, so every reason is wanted, not the first.
const ajv = new Ajv({ strict: false, allErrors: true });
const fits = ajv.compile(schema);

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference#adaptive-card */
const LATEST_MINOR = 5;

/** Problems in words, none when the card is good. */
export function checkCard(card: unknown): readonly string[] {
  if (!isRecord(card) || card["type"] !== "AdaptiveCard") return ["not an AdaptiveCard"];
  const parts = walk(card);
  const own = [...versionProblems(parts), ...unknownParts(parts)];
  const drawn = own.length > 0 || fits(withoutTeamsOwn(card)) ? own : [closest(fits.errors ?? [])];
  return [...drawn, ...parts.flatMap(pictureProblems), ...repeatedInputs(parts)];
}

/** The schema knows nothing of msteams, which holds width and mentions: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format */
function withoutTeamsOwn(card: Json): unknown {
  return JSON.parse(JSON.stringify(card, (key, value: unknown) => (key === "msteams" ? undefined : value)));
}

/** A card inside Action.ShowCard may leave its version to the one around it. */
function versionProblems(parts: readonly Found[]): readonly string[] {
  return parts.flatMap(({ at, part }) => {
    if (part["type"] !== "AdaptiveCard" || (at !== "" && part["version"] === undefined)) return [];
    const minor = /^1\.(\d)$/.exec(string(part["version"]))?.[1];
    return minor !== undefined && Number(minor) <= LATEST_MINOR ? [] : [`${at}/version ${String(part["version"])}`];
  });
}

function unknownParts(parts: readonly Found[]): readonly string[] {
  const definitions = schema["definitions"];
  const known = isRecord(definitions) ? definitions : {};
  return parts
    .filter(({ part }) => !(string(part["type"]) in known))
    .map(({ at, part }) => `${at} unknown element ${String(part["type"])}`);
}

/** Of everything that ajv says about every alternative, the deepest is about the one that was meant. */
function closest(errors: readonly ErrorObject[]): string {
  const telling = errors.filter(({ keyword, instancePath }) => keyword !== "anyOf" && !instancePath.endsWith("/type"));
  const depth = ({ instancePath, keyword }: ErrorObject) =>
    instancePath.split("/").length * 2 + (keyword === "additionalProperties" ? 0 : 1);
  const [deepest] = telling.toSorted((one, other) => depth(other) - depth(one));
  if (deepest === undefined) return "does not fit the schema";
  return `${deepest.instancePath} ${deepest.message ?? deepest.keyword} ${JSON.stringify(deepest.params)}`;
}

/** Pictures come from Teams' own proxy, which takes https only: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/what-are-cards#inline-card-images */
function pictureProblems({ at, part }: Found): readonly string[] {
  const problems: string[] = [];
  const pictures = [part["type"] === "Image" ? part["url"] : undefined, backgroundOf(part), part["iconUrl"]];
  for (const url of pictures)
    if (url !== undefined && !string(url).startsWith("https://")) problems.push(`${at} image not from https`);
  if (part["type"] === "Image" && string(part["altText"]).trim() === "") problems.push(`${at} image without altText`);
  return problems;
}

function backgroundOf({ backgroundImage }: Json): unknown {
  return isRecord(backgroundImage) ? backgroundImage["url"] : backgroundImage;
}

/** The client throws "Collision detected for id" and shows nothing. */
function repeatedInputs(parts: readonly Found[]): readonly string[] {
  const ids = parts.filter(({ part }) => string(part["type"]).startsWith("Input.")).map(({ part }) => part["id"]);
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two inputs with the id ${String(id)}`);
}
