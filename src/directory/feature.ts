/** Organisations, channels and people. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { chooseEmployer, employerVerb } from "./choose-employer.js";
import { chooseQuiet, quietVerb } from "./choose-quiet.js";
import { colleaguesPage, endAccessAction, inviteAgain, invitedAgain } from "./colleagues.js";
import { channelLeft, disconnected, left } from "./disconnect.js";
import { inviteColleague } from "./invite-colleague.js";
import { learnProfile } from "./learn-profile.js";
import { renewLink } from "./renew-link.js";
import { channelRefused, postAgain } from "./report-refusal.js";
import { channelSetUp, setUpChannel, setUpVerb } from "./set-up-channel.js";
import { webVerb } from "./sign-in.js";

export const directory = (words: Words): Feature => ({
  verbs: [setUpVerb(words.directory.setUpPurpose), quietVerb(words), webVerb(words), employerVerb(words)],
  forms: [setUpChannel, chooseQuiet, chooseEmployer, inviteColleague],
  actions: [postAgain, renewLink, inviteAgain, endAccessAction],
  pages: [colleaguesPage(words)],
  messages: [channelSetUp, channelRefused, channelLeft, invitedAgain],
  jobs: [learnProfile],
  disconnected,
  left,
});
