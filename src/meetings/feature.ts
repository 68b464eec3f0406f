/** Meetings across organisations: coffee trials, listening slots and days in the life. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { calendarFile } from "./agreeing/calendar-file.js";
import { suggestTime } from "./agreeing/suggest-time.js";
import { takeTime } from "./agreeing/take-time.js";
import { chooseFreeTimes } from "./coffee/choose-free-times.js";
import { joinMeetings, leaveMeetings } from "./coffee/join-meetings.js";
import { allowAgain, neverPairForm } from "./coffee/never-pair.js";
import { coffeePage, coffeeVerb, openMeeting } from "./coffee/show-coffee.js";
import { noteDay } from "./days/note-day.js";
import { noteGroupDay } from "./days/note-group-day.js";
import { daysPage, daysVerb } from "./days/show-days.js";
import { dayNoted } from "./days/tell-host.js";
import { leaveMeeting } from "./ending/leave-meeting.js";
import { lookAfter, planLook } from "./ending/look-after.js";
import { sayFailed, sayMet, sayNotYet } from "./ending/say-met.js";
import { fixedOneThing } from "./listening/fixed-one-thing.js";
import { listenVerb, offerSlot } from "./listening/offer-slot.js";
import { slotSilent } from "./listening/slot-silent.js";
import { meetingNews } from "./news.js";
import { beginPairs } from "./rounds/begin-pairs.js";
import { pairRound } from "./rounds/pair-round.js";
import { meetingOver, meetingWaits } from "./rounds/tell-waiting.js";

export const meetings = (words: Words): Feature => ({
  verbs: [coffeeVerb(words), listenVerb(words), daysVerb(words)],
  forms: [chooseFreeTimes, neverPairForm, suggestTime, offerSlot, fixedOneThing, noteDay, noteGroupDay],
  actions: [
    ...[joinMeetings, leaveMeetings, allowAgain, openMeeting],
    ...[takeTime, leaveMeeting, sayMet, sayNotYet, sayFailed],
  ],
  pages: [coffeePage, daysPage],
  documents: [calendarFile],
  messages: [meetingNews, meetingWaits, meetingOver, dayNoted],
  jobs: [pairRound, beginPairs, lookAfter, slotSilent],
  plan: planLook,
});
