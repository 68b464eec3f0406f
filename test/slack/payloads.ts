/** Payloads in the shapes that Slack documents, with made-up people: https://docs.slack.dev/reference/interaction-payloads */

export const team = { id: "T0NORTH", domain: "northshire" };
export const user = { id: "U0MARIA", username: "maria.osei", name: "maria.osei", team_id: "T0NORTH" };
const responseUrl = "https://hooks.slack.com/actions/T0NORTH/1/abc";
const common = {
  team,
  user,
  api_app_id: "A0CAUSEWAY",
  token: "unused",
  enterprise: null,
  is_enterprise_install: false,
};

export function form(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}

export function payload(body: object): string {
  return form({ payload: JSON.stringify(body) });
}

export const command = (change: Readonly<Record<string, string>> = {}) => ({
  token: "unused",
  team_id: "T0NORTH",
  team_domain: "northshire",
  channel_id: "C0WARD",
  channel_name: "ward-seven",
  user_id: "U0MARIA",
  user_name: "maria.osei",
  command: "/story",
  text: "",
  api_app_id: "A0CAUSEWAY",
  is_enterprise_install: "false",
  response_url: "https://hooks.slack.com/commands/T0NORTH/1/abc",
  trigger_id: "13345224609.738474920.8088930838d88f008e0",
  ...change,
});

export const blockActions = (action: object, change: object = {}) => ({
  type: "block_actions",
  ...common,
  container: { type: "message", message_ts: "1763283600.000100", channel_id: "C0WARD", is_ephemeral: false },
  trigger_id: "12466734323.1395872398",
  channel: { id: "C0WARD", name: "ward-seven" },
  message: { type: "message", user: "U0BOT", ts: "1763283600.000100", text: "A digest" },
  response_url: responseUrl,
  actions: [
    {
      type: "button",
      block_id: "x7Q",
      action_ts: "1763283612.1",
      text: { type: "plain_text", text: "I will" },
      ...action,
    },
  ],
  ...change,
});

export const viewSubmission = (values: object, change: object = {}) => ({
  type: "view_submission",
  ...common,
  trigger_id: "12466734323.1395872399",
  view: {
    id: "V0FORM",
    team_id: "T0NORTH",
    type: "modal",
    callback_id: "form",
    private_metadata: JSON.stringify({ form: "share-story", about: "" }),
    hash: "1763283600.abc",
    blocks: Object.keys(values).map((block_id) => ({ type: "input", block_id, element: { type: "plain_text_input" } })),
    state: { values },
    ...change,
  },
  response_urls: [],
});

export const globalShortcut = () => ({
  type: "shortcut",
  ...common,
  action_ts: "1763283612.2",
  callback_id: "story",
  trigger_id: "12466734323.1395872400",
});

export const messageAction = (message: object = {}) => ({
  type: "message_action",
  ...common,
  callback_id: "share-as-story",
  trigger_id: "12466734323.1395872401",
  response_url: responseUrl,
  action_ts: "1763283612.3",
  channel: { id: "C0WARD", name: "ward-seven" },
  message_ts: "1763283600.000200",
  message: {
    type: "message",
    user: "U0ASHA",
    ts: "1763283600.000200",
    text: "Thanks &lt;all&gt; to <@U0JO|jo> &amp; <https://example.org|the desk>",
    ...message,
  },
});

export const event = (inner: object, change: object = {}) => ({
  token: "unused",
  team_id: "T0NORTH",
  api_app_id: "A0CAUSEWAY",
  event: { event_ts: "1763283600.000300", ...inner },
  type: "event_callback",
  event_id: "Ev0001",
  event_time: 1763283600,
  authorizations: [
    { enterprise_id: null, team_id: "T0NORTH", user_id: "U0BOT", is_bot: true, is_enterprise_install: false },
  ],
  is_ext_shared_channel: false,
  ...change,
});

export const homeOpened = (change: object = {}) =>
  event({ type: "app_home_opened", user: "U0MARIA", channel: "D0MARIA", tab: "home" }, change);
