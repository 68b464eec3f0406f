/** What the documents say exists: their pictures, links, settings, commands and the labels that they quote. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { environment } from "../src/config.js";
import { createFeatures } from "../src/features.js";
import { words } from "../src/words/en-GB.js";

const pages = readdirSync("docs")
  .filter((name) => name.endsWith(".md"))
  .map((name) => join("docs", name));
const files = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...pages].map(read);
const documents = files.filter(({ file }) => file === "README.md" || pages.includes(file));

interface Document {
  readonly file: string;
  readonly text: string;
  /** Every address that it links to or shows. */
  readonly addresses: readonly string[];
  readonly pictures: readonly { readonly path: string; readonly alt: string }[];
  /** What stands in code, in a line or in a block. */
  readonly code: readonly string[];
}

function read(file: string): Document {
  const text = readFileSync(file, "utf8");
  const inMarkdown = [...text.matchAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g)];
  const inHtml = [...text.matchAll(/<img[^>]*>/g)].map(([tag]) => {
    return { src: attribute(tag, "src"), alt: attribute(tag, "alt") };
  });
  const marked = inMarkdown.flatMap(([, mark, alt = "", src = ""]) => (mark === "!" ? [{ src, alt }] : []));
  const addresses = [...inMarkdown.map(([, , , address = ""]) => address), ...inHtml.map(({ src }) => src)];
  const pictures = [...marked, ...inHtml].map(({ src, alt }) => ({ path: join(dirname(file), src), alt }));
  const code = [...text.matchAll(/```[a-z]*\n([\s\S]*?)```|`([^`\n]+)`/g)].map(
    ([, block, line]) => block ?? line ?? "",
  );
  return { file, text, addresses, pictures, code };
}

function attribute(tag: string, name: string): string {
  return new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
}

/** As GitHub makes the names of headings. */
function anchorsOf(file: string): readonly string[] {
  const headings = readFileSync(file, "utf8").matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-"),
  );
}

test("every picture that is shown exists, with words for those who cannot see it", () => {
  const shown = documents.flatMap(({ pictures }) => pictures);
  expect(shown.filter(({ path }) => !existsSync(path))).toEqual([]);
  expect(shown.filter(({ alt }) => alt.length < 20)).toEqual([]);
});

test("every picture that is kept is shown", () => {
  const shown = documents.flatMap(({ pictures }) => pictures.map(({ path }) => path));
  const kept = readdirSync("docs/pictures").map((name) => join("docs/pictures", name));
  expect(kept.filter((path) => !shown.includes(path))).toEqual([]);
});

describe.each(files)("$file", ({ file, addresses, code }) => {
  test("links to what exists", () => {
    const missing = addresses
      .filter((address) => !/^(https?|mailto):/.test(address))
      .filter((address) => {
        const [path = "", anchor] = address.split("#");
        const target = path === "" ? file : join(dirname(file), path);
        return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
      });
    expect(missing).toEqual([]);
  });

  test("names settings that exist", () => {
    const named = code.flatMap((text) => text.match(/\b[A-Z]+(_[A-Z]+)+\b|\bMicrosoftApp\w+/g) ?? []);
    expect(named.filter((name) => !(name in environment.shape))).toEqual([]);
  });

  test("names commands that exist", () => {
    const files = ["src/cli.ts", ...readdirSync("src/shell").map((file) => `src/shell/${file}`)];
    const sources = files.map((file) => readFileSync(file, "utf8")).join("\n");
    const commands = [...sources.matchAll(/\.command\("([\w-]+)"\)/g)].map(([, name]) => name);
    const typed = /(?<![/@\w])causeway (?:-- )?(?!--)([\w-]+)/g;
    const named = code.flatMap((text) => [...text.matchAll(typed)].map(([, name]) => name));
    expect(named.filter((name) => !commands.includes(name))).toEqual([]);
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
    const ran = code.flatMap((text) => [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = ""]) => name));
    expect(ran.filter((name) => !(name in scripts))).toEqual([]);
  });

  test("names what can be said to Causeway", () => {
    const verbs = createFeatures(words).flatMap(({ verbs = [] }) => verbs.map(({ name }) => name));
    const said = code.flatMap((text) => [...text.matchAll(/[/@]causeway ([a-z]+)/gi)].map(([, verb = ""]) => verb));
    expect(said.filter((verb) => !verbs.includes(verb))).toEqual([]);
  });
});

test.each(documents.filter(({ file }) => pages.includes(file)))("$file quotes labels as they are", ({ text }) => {
  const folder = "src/words/en-GB";
  const sentences = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  const labels = [...text.matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].map(([, label = ""]) => label);
  expect(labels.filter((label) => !sentences.some((words) => words.includes(label)))).toEqual([]);
});
