/** The log: JSON lines on standard error, with no personal data and no secret in it. */
import { type DestinationStream, destination, type Logger, pino, stdSerializers } from "pino";

/** What never belongs in a log line, wherever it stands in one. */
const SECRETS = [
  "token",
  "botToken",
  "refreshToken",
  "password",
  "secret",
  "authorization",
  "cookie",
  "email",
  "text",
  "words",
  "name",
];
const paths = SECRETS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

export function createLog(level: string, stream: DestinationStream = destination({ fd: 2, sync: true })): Logger {
  return pino(
    { level, base: null, redact: { paths, censor: "[redacted]" }, serializers: { err: withoutValues } },
    stream,
  );
}

/**
 * An error's name and where it was thrown. Its message may hold what a person typed (a database quotes the values of
 * a failed statement), so it is left out, and so are the fields that libraries hang on errors.
 */
export function withoutValues(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { type, stack = "" } = stdSerializers.err(error);
  const frames = stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const cause = error.cause instanceof Error ? { cause: withoutValues(error.cause) } : {};
  return { type, ...code, at: frames, ...cause };
}
