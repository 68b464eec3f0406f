/** What Slack's SDK has to say, in our log. */
import { type Logger, LogLevel } from "@slack/bolt";
import type { SlackLog } from "./settings.js";

/** Warnings and errors of the SDK, as words only: never a body, a token or an object that might hold one. */
export function boltLogger(log: SlackLog): Logger {
  const warn = (...parts: unknown[]): void => {
    const said = parts.filter((part) => typeof part === "string").join(" ");
    log.warn({ sdk: said.replace(/xox[a-z]-[\w-]+|xoxe[.-][\w.-]+/g, "[token]").slice(0, 300) }, "Slack's SDK warns");
  };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn,
    error: warn,
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
