/** `causeway invite`: an organisation's joining code, or the sign-in link of its curator. */
import { type Command, Option } from "commander";
import { type Sector, sectors } from "../database/tables/directory.js";
import { inviteCurator } from "../directory/curators.js";
import { createInvite, saveOrganisation } from "../directory/organisations.js";
import { signInAddress } from "../directory/sign-in.js";
import { systemClock } from "../schedule/clock.js";
import { aName, anEmail, wholeNumber } from "./arguments.js";
import { settings, withStore } from "./with-store.js";

export function addInvite(program: Command): void {
  program
    .command("invite")
    .description("print a joining code for an organisation, adding the organisation where it is new")
    .argument("<organisation>", "its name", aName)
    .addOption(new Option("--sector <sector>", "what it does").choices(sectors).makeOptionMandatory())
    .option(
      "--place <place>",
      "a place that it belongs to; may be given again",
      (place: string, places: string[]) => [...places, place],
      [],
    )
    .requiredOption("--staff <number>", "how many people work there", wholeNumber)
    .option(
      "--web <person>",
      "for an organisation without a chat: print a sign-in link for this person, its curator",
      aName,
    )
    .option("--email <address>", "the person's work address, where Causeway can write emails", anEmail)
    .action(invite);
}

interface Invited {
  readonly sector: Sector;
  readonly place: readonly string[];
  readonly staff: number;
  readonly web?: string;
  readonly email?: string;
}

async function invite(name: string, { sector, place, staff, web, email }: Invited): Promise<void> {
  const { publicUrl } = settings();
  if (web === undefined && email !== undefined) throw new Error("--email goes with --web: it is the person's.");
  if (web !== undefined && publicUrl === undefined)
    throw new Error("PUBLIC_URL is missing: the link leads to the web pages there.");
  const now = systemClock.now();
  const printed = await withStore((store) =>
    store.write(async (tx) => {
      const organisation = await saveOrganisation(tx, { name, sector, places: place, staff }, now);
      if (web === undefined || publicUrl === undefined) return createInvite(tx, organisation, now);
      return signInAddress(publicUrl, await inviteCurator(tx, { organisationId: organisation, name: web, email }, now));
    }),
  );
  console.error(
    web === undefined
      ? `A joining code for ${name}. It works once, for 7 days, in the channel that its leaders read: say "/causeway setup" in Slack, "@Causeway setup" in Teams.`
      : `A sign-in link for ${web}, curator and leader of ${name}. It works once, for 7 days. The organisation's standing link is under For colleagues without a chat, on their first page.`,
  );
  console.log(printed);
}
