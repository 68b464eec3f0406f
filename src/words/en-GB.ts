/** Every sentence that a person reads, in British English. */
import { asking } from "./en-GB/asking.js";
import { celebrations } from "./en-GB/celebrations.js";
import { charts } from "./en-GB/charts.js";
import { bot, form, manifest, slack, teams } from "./en-GB/chat.js";
import { checklist } from "./en-GB/checklist.js";
import { consent } from "./en-GB/consent.js";
import { culture } from "./en-GB/culture.js";
import { digest } from "./en-GB/digest.js";
import { directory } from "./en-GB/directory.js";
import { groups } from "./en-GB/groups.js";
import { guard } from "./en-GB/guard.js";
import { home } from "./en-GB/home.js";
import { dueDay, inHand } from "./en-GB/in-hand.js";
import { jargon } from "./en-GB/jargon.js";
import { manners } from "./en-GB/manners.js";
import { meetings } from "./en-GB/meetings.js";
import { needs } from "./en-GB/needs.js";
import { date, fullDate, listed } from "./en-GB/phrases.js";
import { polls } from "./en-GB/polls.js";
import { proof } from "./en-GB/proof.js";
import { pulse } from "./en-GB/pulse.js";
import { planning } from "./en-GB/pulse-planning.js";
import { pulseQuestions } from "./en-GB/pulse-questions.js";
import { pulseResults } from "./en-GB/pulse-results.js";
import { introductions, reactions } from "./en-GB/reactions.js";
import { record } from "./en-GB/record.js";
import { ritualPrompts } from "./en-GB/ritual-prompts.js";
import { rituals } from "./en-GB/rituals.js";
import { audit, roles } from "./en-GB/roles.js";
import { routes } from "./en-GB/routes.js";
import { rules } from "./en-GB/rules.js";
import { search } from "./en-GB/search.js";
import { organisation, settings } from "./en-GB/settings.js";
import { signals } from "./en-GB/signals.js";
import { story } from "./en-GB/story.js";
import { symbols } from "./en-GB/symbols.js";
import { addition, check, conflict, draft } from "./en-GB/telling.js";
import { thanks } from "./en-GB/thanks.js";
import { tries } from "./en-GB/tries.js";
import { pages, web } from "./en-GB/web.js";
export const words = {
  date,
  fullDate,
  listed,
  form,
  asking,
  proof,
  bot,
  manifest,
  slack,
  teams,
  consent,
  directory,
  home,
  roles,
  audit,
  routes,
  settings,
  organisation,
  story,
  search,
  addition,
  check,
  conflict,
  draft,
  groups,
  inHand,
  dueDay,
  guard,
  thanks,
  digest,
  jargon,
  manners,
  reactions,
  introductions,
  symbols,
  record,
  charts,
  polls,
  pulse,
  pulseQuestions,
  planning,
  signals,
  pulseResults,
  rituals,
  ritualPrompts,
  meetings,
  needs,
  tries,
  rules,
  celebrations,
  checklist,
  culture,
  web,
  pages,
};

export type Words = typeof words;
