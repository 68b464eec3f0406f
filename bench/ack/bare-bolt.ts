/** Bolt as its own guide sets it up: it verifies, acknowledges and stores nothing. It opens the same form. */
import bolt from "@slack/bolt";

const { SIGNING_SECRET = "", BOT_TOKEN = "", API_URL = "", FORM = "{}", CONFIRMATION = "" } = process.env;
const view = JSON.parse(FORM) as bolt.types.ModalView;

const receiver = new bolt.HTTPReceiver({ signingSecret: SIGNING_SECRET, logLevel: bolt.LogLevel.ERROR });
const app = new bolt.App({
  token: BOT_TOKEN,
  receiver,
  logLevel: bolt.LogLevel.ERROR,
  clientOptions: { slackApiUrl: API_URL },
});

app.view("form", async ({ ack, body, client }) => {
  await ack();
  if (CONFIRMATION !== "")
    await client.chat.postMessage({ channel: body.user.id, text: "Thank you", blocks: JSON.parse(CONFIRMATION) });
});

app.command("/story", async ({ ack, body, client }) => {
  await ack();
  await client.views.open({ trigger_id: body.trigger_id, view });
});

const server = await app.start(0);
const address = server.address();
console.error(JSON.stringify({ port: typeof address === "object" ? address?.port : undefined }));
process.on("SIGTERM", () => process.exit(0));
