/** Which rituals come round in a week, for whoever works at an organisation and for a channel. */
import { type OrganisationId, type PlaceId, readId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { RitualAudience, RitualScope } from "../../database/tables/rituals.js";
import { isBankHoliday } from "../../schedule/bank-holidays.js";
import type { Words } from "../../words/en-GB.js";
import type { Ritual } from "../catalogue.js";
import { allRituals, isOn, type Setting, type Switch, scopesOf, settingFor, switches } from "../rituals.js";
import { placesOfEach } from "../switched-rituals.js";
import { occurrencesIn } from "./ritual-dates.js";

export interface DueRitual {
  readonly ritual: Ritual;
  /** The local date on which it comes round, and when. */
  readonly occursOn: string;
  readonly at: Date;
  /** Its place in the catalogue. */
  readonly place: number;
}

/** The catalogue as the system has it, with every setting: read once for all who are planned for. */
export interface Catalogue {
  readonly rituals: readonly Ritual[];
  readonly switches: readonly Switch[];
  readonly places: ReadonlyMap<OrganisationId, readonly PlaceId[]>;
}

export async function readCatalogue(read: Reader, words: Words): Promise<Catalogue> {
  return { rituals: await allRituals(read, words), switches: await switches(read), places: await placesOfEach(read) };
}

/** From the narrowest to the widest. */
export function scopesIn(
  { places }: Catalogue,
  organisation: OrganisationId | null,
  channel?: string,
): readonly RitualScope[] {
  return scopesOf(organisation, (organisation && places.get(organisation)) ?? [], channel);
}

/** The whole system, and each place and organisation in which something is switched on. */
export function scopesSwitched({ switches }: Catalogue): readonly RitualScope[] {
  const narrower = switches.filter(({ on, scope }) => on && /^(place|organisation):/.test(scope));
  return ["system", ...new Set(narrower.map(({ scope }) => scope))];
}

/** Whether it is that very scope by whose word it is on: for the whole system, the catalogue's too. */
export function isOnBy({ switches }: Catalogue, ritual: Ritual, scope: RitualScope): boolean {
  if (scope === "system") return isOn(ritual, switches, [scope]);
  return switches.some((one) => one.ritualKey === ritual.key && one.scope === scope && one.on);
}

/** What holds in a place or an organisation, from the narrowest to the widest. */
export function scopesFrom(catalogue: Catalogue, scope: RitualScope): readonly RitualScope[] {
  const [kind, typed = ""] = scope.split(":");
  if (kind === "organisation") return scopesIn(catalogue, readId<OrganisationId>(typed) ?? null);
  const place = kind === "place" ? readId<PlaceId>(typed) : undefined;
  return scopesOf(null, place === undefined ? [] : [place]);
}

export interface Week {
  readonly monday: string;
  readonly timeZone: string;
}

/** What comes round in that week where these scopes hold, in the order of the catalogue. */
export function dueIn(
  { rituals, switches }: Catalogue,
  scopes: readonly RitualScope[],
  { monday, timeZone }: Week,
  audiences: readonly RitualAudience[],
): readonly DueRitual[] {
  return rituals.flatMap((ritual, place) => {
    if (!audiences.includes(ritual.audience)) return [];
    const setting = settingFor(ritual, switches, scopes);
    if (!setting.on) return [];
    return occurrencesOf(ritual, setting, { monday, timeZone }).map(({ localDate, at }) => {
      return { ritual, place, occursOn: localDate, at };
    });
  });
}

function occurrencesOf({ cadence }: Ritual, { day, time }: Setting, { monday, timeZone }: Week) {
  return occurrencesIn({ cadence, day, time, timeZone }, monday, isBankHoliday);
}
