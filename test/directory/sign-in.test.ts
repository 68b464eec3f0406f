/** Coming in by a link: once, in time, as oneself (R16). */
import { describe, expect, test } from "vitest";
import { beechGrove, type Causeway, LEADERS, setUpNorthshire, startCauseway, WARD } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { openMailbox } from "../web/mailbox.js";
import { visitor } from "../web/visitor.js";

const MARIA = "U0MARIA";

/** Says "web" in Slack; the address on the button that answers. */
async function asksForLink(causeway: Causeway): Promise<string> {
  const answer = await causeway.person(MARIA, "Maria Santos").types("/causeway web", { in: WARD });
  return /https?:\S+\/sign-in\/[\w-]+/.exec(JSON.stringify(answer.ephemeral))?.[0] ?? "";
}

const isSignedIn = (words: string): boolean => words.includes("Signed in as");

describe.each(engines)("on %s, an invitation", (engine) => {
  test("fetched ten times by scanners, then used, then used by another, works once", async () => {
    const causeway = await startCauseway({ web: true, engine });
    const link = await causeway.invitesToWeb(beechGrove, "Priya Nair");
    const scanner = visitor(causeway.address);
    for (let times = 0; times < 10; times++) {
      const { status, words } = await scanner.opens(link);
      expect([status, words]).toEqual([200, expect.stringContaining("This link signs you in as Priya Nair.")]);
    }
    const priya = visitor(causeway.address);
    await priya.opens(link);
    expect((await priya.presses("Sign in")).words).toContain("Signed in as Priya Nair");

    const another = visitor(causeway.address);
    expect((await another.opens(link)).status).toBe(403);
    expect((await another.sends(new URL(link).pathname)).status).toBe(403);
    expect(isSignedIn((await another.opens("/")).words)).toBe(false);
  });

  test("used by twenty at once lets one in", async () => {
    const causeway = await startCauseway({ web: true, engine });
    const { pathname } = new URL(await causeway.invitesToWeb(beechGrove, "Priya Nair"));
    const visits = Array.from({ length: 20 }, () => visitor(causeway.address).sends(pathname));
    const seen = await Promise.all(visits);
    expect(seen.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(seen.filter(({ status }) => status === 403)).toHaveLength(19);
  });

  test.each([
    ["a second before its seven days are over", "2026-11-25T08:59:59Z", 200],
    ["a second past them", "2026-11-25T09:00:01Z", 403],
  ])("%s", async (_, instant, status) => {
    const causeway = await startCauseway({ web: true, engine });
    const link = await causeway.invitesToWeb(beechGrove, "Priya Nair");
    await causeway.itIs(instant);
    expect((await visitor(causeway.address).opens(link)).status).toBe(status);
    expect((await visitor(causeway.address).sends(new URL(link).pathname)).status).toBe(status);
  });
});

describe("a link asked for in a chat", () => {
  test("is for whoever asked, who is the same person here as there", async () => {
    const causeway = await startCauseway({ web: true });
    await setUpNorthshire(causeway);
    const maria = visitor(causeway.address);
    await maria.opens(await asksForLink(causeway));
    await maria.presses("Sign in");
    await maria.opens("/forms/share-story");
    const { page } = await maria.opens("/forms/share-story");
    const [, eastshire = ""] = /value="([^"]+)"[^>]*><label[^>]*>Eastshire Council/.exec(page.replace(/\n/g, "")) ?? [];
    const told = { happened: "Jo rang us", organisations: eastshire, changed: "He went home", audience: "system" };
    await maria.sends("/forms/share-story", { ...told, kind: "win", byline: "name" });
    const { story, member } = causeway.store.read.tables;
    const [stored] = await causeway.store.read.select().from(story);
    const people = await causeway.store.read.select().from(member);
    expect(people.find(({ id }) => id === stored?.authorId)?.externalId).toBe(MARIA);
    expect((await causeway.person(MARIA, "").opensHome()).status).toBe(200);
    expect((await causeway.person(MARIA, "").home()).visibleText).toContain("Jo rang us");
  });

  test("lasts ten minutes", async () => {
    const causeway = await startCauseway({ web: true });
    await setUpNorthshire(causeway);
    const link = await asksForLink(causeway);
    await causeway.itIs("2026-11-18T09:10:30Z");
    expect((await visitor(causeway.address).opens(link)).status).toBe(403);
  });

  test("begins a session of half a day, which ends at once with the workspace", async () => {
    const causeway = await startCauseway({ web: true });
    const asha = await setUpNorthshire(causeway);
    const maria = visitor(causeway.address);
    await maria.opens(await asksForLink(causeway));
    await maria.presses("Sign in");
    await causeway.itIs("2026-11-18T20:59:00Z");
    expect(isSignedIn((await maria.opens("/")).words)).toBe(true);
    await asha.events({ type: "app_uninstalled" });
    expect(isSignedIn((await maria.opens("/")).words)).toBe(false);
  });

  test("says so where there are no pages", async () => {
    const causeway = await startCauseway();
    await setUpNorthshire(causeway);
    const answer = await causeway.person(MARIA, "Maria Santos").types("/causeway web", { in: LEADERS });
    expect(answer.ephemeral?.visibleText).toContain("Causeway has no web pages here.");
  });
});

test("no link and no session can be read from the database or the log", async () => {
  const causeway = await startCauseway({ web: true });
  await setUpNorthshire(causeway);
  const link = await asksForLink(causeway);
  const unused = await asksForLink(causeway);
  const maria = visitor(causeway.address);
  await maria.opens(link);
  await maria.presses("Sign in");
  const { tables } = causeway.store.read;
  const kept = await Promise.all(
    [tables.pass, tables.seen, tables.job, tables.posted, tables.member].map((table) =>
      causeway.store.read.select().from(table),
    ),
  );
  const tokens = [link, unused].map((address) => address.split("/").at(-1) ?? "");
  for (const token of tokens) {
    expect(token).toHaveLength(43);
    expect(JSON.stringify([kept, causeway.logged])).not.toContain(token);
  }
});

describe("by email", () => {
  async function withMail() {
    const mailbox = await openMailbox();
    const settings = { SMTP_URL: mailbox.url, MAIL_FROM: "Causeway <causeway@example.org>" };
    const causeway = await startCauseway({ web: true, settings });
    await causeway.invitesToWeb(beechGrove, "Priya Nair", "Priya@BeechGrove.example");
    const asks = async (email: string) => {
      const anybody = visitor(causeway.address);
      await anybody.opens("/sign-in");
      return anybody.sends("/sign-in", { email });
    };
    return { mailbox, causeway, asks };
  }

  test("whoever was invited with an address gets a link to it; anybody else the same answer and no email", async () => {
    const { mailbox, causeway, asks } = await withMail();
    const known = await asks(" priya@beechgrove.EXAMPLE ");
    const unknown = await asks("eve@evil.example");
    // Kelvin's sign becomes a k in lower case: another mailbox, which gets nothing.
    expect((await asks("priya@beechgrove.e\u212Aample")).status).toBe(422);
    expect(known.words).toBe(unknown.words);
    await expect.poll(() => mailbox.letters.length).toBe(1);
    const [letter] = mailbox.letters;
    expect(letter?.to).toEqual(["priya@beechgrove.example"]);
    const link = /https?:\S+/.exec(letter?.text.split("10 minutes:")[1] ?? "")?.[0] ?? "";
    const priya = visitor(causeway.address);
    await priya.opens(link);
    expect((await priya.presses("Sign in")).words).toContain("Signed in as Priya Nair");
  });

  test("nobody's letter box is filled: three links in ten minutes", async () => {
    const { mailbox, asks } = await withMail();
    for (let times = 0; times < 6; times++) await asks("priya@beechgrove.example");
    await expect.poll(() => mailbox.letters.length).toBe(3);
    await asks("eve@evil.example");
    expect(mailbox.letters).toHaveLength(3);
  });

  test("what is no address is said beside the field, and a refused email is logged without it", async () => {
    const { mailbox, causeway, asks } = await withMail();
    expect(await asks("priya")).toMatchObject({
      status: 422,
      words: expect.stringContaining("Please write your email"),
    });
    mailbox.refuses(550);
    await asks("priya@beechgrove.example");
    await expect.poll(() => causeway.logged.join()).toContain("an email was not sent");
    expect(causeway.logged.join()).not.toContain("priya@");
  });

  test("news of something new comes by email, with none of it in the letter", async () => {
    const { mailbox, causeway } = await withMail();
    await setUpNorthshire(causeway);
    const link = await causeway.invitesToWeb(beechGrove, "Priya Nair");
    const priya = visitor(causeway.address);
    await priya.opens(link);
    await priya.presses("Sign in");
    const { page } = await priya.opens("/pages/curator");
    const [standing = ""] = /\/s\/[\dA-Z-]{19}/.exec(page) ?? [];
    const told = {
      happened: "The ward rang",
      organisations: await idOf(causeway, "Northshire General"),
      changed: "Home",
    };
    const anybody = visitor(causeway.address);
    await anybody.opens(standing);
    expect((await anybody.sends(standing, { ...told, kind: "win", audience: "system", byline: "nobody" })).status).toBe(
      200,
    );
    await causeway.settles();
    await expect.poll(() => mailbox.letters.map(({ text }) => text).join()).toContain("something new for you");
    expect(mailbox.letters.map(({ text }) => text).join()).not.toContain("The ward rang");
  });
});

async function idOf({ store }: Causeway, name: string): Promise<string> {
  const rows = await store.read.select().from(store.read.tables.organisation);
  return rows.find((row) => row.name === name)?.id ?? "";
}
