/** https://docs.slack.dev/reference/methods/users.info and auth.test */
import { isTrue, string } from "../json.js";
import type { Methods } from "../method.js";
import { Refusal } from "../refusal.js";
import type { User, Workspace } from "../world.js";

export const userMethods: Methods = {
  "auth.test": ({ workspace }) => ({
    url: `https://${workspace.domain}.slack.com/`,
    team: workspace.name,
    user: "causeway",
    team_id: workspace.id,
    user_id: workspace.botUserId,
    bot_id: workspace.botId,
    ...(workspace.enterprise === undefined ? {} : { enterprise_id: workspace.enterprise.id }),
    is_enterprise_install: workspace.isEnterpriseInstall ?? false,
  }),

  "users.info": ({ workspace, args }) => {
    const user = workspace.users.get(string(args["user"]));
    if (user === undefined) throw new Refusal("user_not_found");
    return { user: userJson(workspace, user, isTrue(args["include_locale"])) };
  },

  "users.lookupByEmail": ({ workspace, args }) => {
    const user = [...workspace.users.values()].find(({ email }) => email === string(args["email"]));
    if (user === undefined || user.deleted === true) throw new Refusal("users_not_found");
    return { user: userJson(workspace, user, false) };
  },
};

function userJson(workspace: Workspace, user: User, withLocale: boolean): Record<string, unknown> {
  const { id, name, real_name, tz, email, deleted = false, is_bot = false, locale = "en-GB" } = user;
  const maySeeEmail = workspace.scopes?.includes("users:read.email") ?? true;
  return {
    id,
    team_id: workspace.id,
    name,
    deleted,
    real_name,
    tz,
    profile: { real_name, display_name: name, ...(maySeeEmail && email !== undefined ? { email } : {}) },
    is_bot,
    is_app_user: false,
    ...(withLocale ? { locale } : {}),
  };
}
