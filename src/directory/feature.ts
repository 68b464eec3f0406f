/** Organisations, channels and people. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { roleChanged } from "./appoint.js";
import { changeOrganisation } from "./change-organisation.js";
import { changeSystem, settingsVerb } from "./change-system.js";
import { chooseEmployer, employerVerb } from "./choose-employer.js";
import { chooseQuiet, quietVerb, stopWriting } from "./choose-quiet.js";
import { colleaguesPage, endAccessAction, inviteAgain, invitedAgain } from "./colleagues.js";
import { channelLeft, disconnected, left } from "./disconnect.js";
import { endRoleAction } from "./end-role.js";
import { giveRole, giveRoleAction } from "./give-role.js";
import { inviteColleague } from "./invite-colleague.js";
import { learnProfile } from "./learn-profile.js";
import { awayPage, awayVerb, markAwayAction, markAwayForm, markBackAction } from "./mark-away.js";
import { pauseEverything, pausePage, pauseVerb } from "./pause-everything.js";
import { renewLink } from "./renew-link.js";
import { channelRefused, postAgain } from "./report-refusal.js";
import { channelSetUp, setUpChannel, setUpVerb } from "./set-up-channel.js";
import { auditPage, auditVerb, earlierAudit } from "./show-audit.js";
import { organisationPage, organisationVerb } from "./show-organisation.js";
import { moreRoles, rolesPage, rolesVerb } from "./show-roles.js";
import { webVerb } from "./sign-in.js";

export const directory = (words: Words): Feature => ({
  verbs: [
    setUpVerb(words.directory.setUpPurpose),
    quietVerb(words),
    webVerb(words),
    employerVerb(words),
    rolesVerb(words),
    organisationVerb(words),
    auditVerb(words),
    settingsVerb(words),
    awayVerb(words),
    pauseVerb(words),
  ],
  forms: [
    setUpChannel,
    chooseQuiet,
    chooseEmployer,
    inviteColleague,
    giveRole,
    changeOrganisation,
    changeSystem,
    markAwayForm,
    pauseEverything,
  ],
  actions: [
    postAgain,
    renewLink,
    inviteAgain,
    endAccessAction,
    giveRoleAction,
    endRoleAction,
    moreRoles,
    earlierAudit,
    stopWriting,
    markAwayAction,
    markBackAction,
  ],
  pages: [colleaguesPage(words), rolesPage, auditPage, organisationPage(words), awayPage, pausePage],
  messages: [channelSetUp, channelRefused, channelLeft, invitedAgain, roleChanged],
  jobs: [learnProfile],
  disconnected,
  left,
});
