import type { SlackWords } from "../../adapters/slack/slack.js";

export const words: SlackWords = {
  product: "Causeway",
  close: "Close",
  nothingToChoose: "There is nothing to choose yet.",
  cut: "There is more than Slack can show.",
  tooLate: "That took too long to open. Please try again.",
  connected: { title: "Causeway is connected", text: "Go back to Slack and say /causeway setup." },
  notConnected: { title: "Causeway is not connected", text: "Please start again." },
};
