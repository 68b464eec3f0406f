/** Organisations, channels and people. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { chooseEmployer, employerVerb } from "./choose-employer.js";
import { chooseQuiet, quietVerb } from "./choose-quiet.js";
import { channelLeft, disconnected, left } from "./disconnect.js";
import { learnProfile } from "./learn-profile.js";
import { channelRefused, postAgain } from "./report-refusal.js";
import { channelSetUp, setUpChannel, setUpVerb } from "./set-up-channel.js";

export const directory = (words: Words): Feature => ({
  verbs: [setUpVerb(words.directory.setUpPurpose), quietVerb(words), employerVerb(words)],
  forms: [setUpChannel, chooseQuiet, chooseEmployer],
  actions: [postAgain],
  messages: [channelSetUp, channelRefused, channelLeft],
  jobs: [learnProfile],
  disconnected,
  left,
});
