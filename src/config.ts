/** The environment, read once. Every problem is reported together, by the names that an admin set. */
import { z } from "zod";
import { besideFile, fileOf, isPostgres, isSameDatabase } from "./database/addresses.js";
import type { SealingKey } from "./safeguards/seal.js";
import { isTimeZone } from "./schedule/occurrences.js";

const text = z
  .string()
  .trim()
  .transform((value) => (value === "" ? undefined : value))
  .optional();

/** Names separated by commas. */
const list = z
  .string()
  .default("")
  .transform((value) =>
    value
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

const address = text.refine(
  (value) => value === undefined || isSafeAddress(value),
  "must be an https address; http only on this machine itself",
);

const isDatabase = (value: string): boolean => /^file:.+/.test(value) || isPostgres(value);

/** Every setting. `.env.example` names each of them: a test compares the two. */
export const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: address,
  DATABASE_URL: z.string().refine(isDatabase, "must begin with file: or postgres://").default("file:data/causeway.db"),
  PULSE_KEYS_URL: text.refine(
    (value) => value === undefined || isDatabase(value),
    "must begin with file: or postgres://",
  ),
  CAUSEWAY_KEYS: text.transform((value, context) => readKeys(value ?? "", context)),
  SYSTEM_NAME: z.string().trim().min(1).default("our system"),
  TIME_ZONE: z.string().trim().default("Europe/London").refine(isTimeZone, "is not a time zone such as Europe/London"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  SLACK_SIGNING_SECRET: text,
  SLACK_BOT_TOKEN: text,
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  MicrosoftAppId: text,
  MicrosoftAppPassword: text,
  MicrosoftAppType: z.enum(["SingleTenant", "MultiTenant", "UserAssignedMSI"]).default("SingleTenant"),
  MicrosoftAppTenantId: text,
  TEAMS_ALLOWED_TENANTS: list,
  TEAMS_SERVICE_HOSTS: list,
  TEAMS_OPENID_METADATA_URL: address,
  TEAMS_TOKEN_ISSUER: text,
  TEAMS_LOGIN_URL: address,
  SLACK_API_URL: address,
  SMTP_URL: text.refine((value) => value === undefined || isMailServer(value), "must begin with smtp:// or smtps://"),
  MAIL_FROM: text,
});

export interface Config {
  readonly port: number;
  readonly publicUrl: string | undefined;
  readonly databaseUrl: string;
  /** Where the keys of pulses are; undefined where no place apart from the database is known, so no pulse can be planned. */
  readonly pulseKeysUrl: string | undefined;
  readonly keys: readonly SealingKey[];
  readonly system: { readonly name: string; readonly timeZone: string };
  readonly logLevel: string;
  readonly slack: SlackConfig | undefined;
  readonly teams: TeamsConfig | undefined;
  readonly mail: MailConfig | undefined;
}

export interface MailConfig {
  readonly url: string;
  readonly from: string;
}

export interface SlackConfig {
  readonly signingSecret: string;
  readonly botToken: string | undefined;
  readonly oauth: { readonly clientId: string; readonly clientSecret: string } | undefined;
  readonly apiUrl: string | undefined;
}

export interface TeamsConfig {
  readonly appId: string;
  readonly appPassword: string | undefined;
  readonly appType: "SingleTenant" | "MultiTenant" | "UserAssignedMSI";
  readonly appTenantId: string | undefined;
  readonly allowedTenants: readonly string[];
  readonly serviceHosts: readonly string[];
  readonly openIdMetadataUrl: string | undefined;
  readonly tokenIssuer: string | undefined;
  readonly loginUrl: string | undefined;
}

/** Settings that Causeway cannot run with; `problems` has one plain sentence for each. */
export class UnusableSettings extends Error {
  override readonly name = "UnusableSettings";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment. Throws `UnusableSettings`. */
export function readConfig(env: Environment): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const issues = environment.safeParse(present).error?.issues ?? [];
  const wrong = new Set(issues.map(({ path }) => String(path[0])));
  // What is wrong counts as missing for the rest, so that everything is told in one go.
  const data = environment.parse(Object.fromEntries(Object.entries(present).filter(([name]) => !wrong.has(name))));
  const problems: string[] = [];
  const slack = readSlack(data, problems);
  const teams = readTeams(data, problems);
  const mail = readMail(data, problems);
  const pulseKeysUrl = readPulseKeysUrl(data, problems);
  // A setting that is there and wrong is told once, as wrong.
  const missing = problems.filter((problem) => !wrong.has(problem.split(" ", 1)[0] ?? ""));
  const told = [...issues.map(({ path, message }) => `${path.join(".")} ${message}.`), ...missing];
  if (told.length > 0) throw new UnusableSettings(told);
  return {
    port: data.PORT,
    publicUrl: data.PUBLIC_URL?.replace(/\/$/, ""),
    databaseUrl: data.DATABASE_URL,
    pulseKeysUrl,
    keys: data.CAUSEWAY_KEYS,
    system: { name: data.SYSTEM_NAME, timeZone: data.TIME_ZONE },
    logLevel: data.LOG_LEVEL,
    slack,
    teams,
    mail,
  };
}

/** What `start` needs besides: at least one platform. Throws `UnusableSettings`. */
export function requirePlatform({ slack, teams, publicUrl }: Config): void {
  if (slack !== undefined || teams !== undefined || publicUrl !== undefined) return;
  throw new UnusableSettings([
    "No platform is set up. For Slack set SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN (or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET).",
    "For Microsoft Teams set MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId. Either platform alone is enough.",
    "For the web pages alone, with no chat, set PUBLIC_URL.",
  ]);
}

function readSlack(data: z.infer<typeof environment>, problems: string[]): SlackConfig | undefined {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken, SLACK_CLIENT_ID: clientId } = data;
  const { SLACK_CLIENT_SECRET: clientSecret, SLACK_API_URL: apiUrl, CAUSEWAY_KEYS: keys } = data;
  if (signingSecret === undefined) {
    if (botToken !== undefined || clientId !== undefined)
      problems.push("SLACK_SIGNING_SECRET is missing: Slack's requests cannot be checked without it.");
    return undefined;
  }
  if ((clientId === undefined) !== (clientSecret === undefined))
    problems.push("SLACK_CLIENT_ID and SLACK_CLIENT_SECRET go together: one of them is missing.");
  if (botToken === undefined && clientId === undefined)
    problems.push(
      "SLACK_BOT_TOKEN is missing (or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, to be installed in several workspaces).",
    );
  if (clientId !== undefined && keys.length === 0)
    problems.push(
      "CAUSEWAY_KEYS is missing: workspaces' tokens are kept sealed. Make a key with: npm run causeway -- key",
    );
  const oauth = clientId !== undefined && clientSecret !== undefined ? { clientId, clientSecret } : undefined;
  // Methods are named relative to it, so it ends in a slash.
  return { signingSecret, botToken, oauth, apiUrl: apiUrl?.replace(/\/*$/, "/") };
}

/** The adapter itself says what is missing: it knows what each type of app needs. */
function readTeams(data: z.infer<typeof environment>, problems: string[]): TeamsConfig | undefined {
  const { MicrosoftAppId: appId, MicrosoftAppPassword: appPassword } = data;
  if (appId === undefined) {
    if (appPassword !== undefined) problems.push("MicrosoftAppId is missing: without it anybody could speak as Teams.");
    return undefined;
  }
  return {
    appId,
    appPassword,
    appType: data.MicrosoftAppType,
    appTenantId: data.MicrosoftAppTenantId,
    allowedTenants: data.TEAMS_ALLOWED_TENANTS,
    serviceHosts: data.TEAMS_SERVICE_HOSTS,
    openIdMetadataUrl: data.TEAMS_OPENID_METADATA_URL,
    tokenIssuer: data.TEAMS_TOKEN_ISSUER,
    loginUrl: data.TEAMS_LOGIN_URL,
  };
}

function readMail(data: z.infer<typeof environment>, problems: string[]): MailConfig | undefined {
  const { SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL: publicUrl } = data;
  if (url === undefined) return undefined;
  if (publicUrl === undefined) problems.push("PUBLIC_URL is missing: emails lead to the web pages there.");
  if (from === undefined)
    problems.push('MAIL_FROM is missing: whom emails come from, such as "Causeway <causeway@example.org>".');
  return from === undefined ? undefined : { url, from };
}

/** Beside the database's file. Of a database on a server only an admin knows what its backups leave out. */
function readPulseKeysUrl(data: z.infer<typeof environment>, problems: string[]): string | undefined {
  const { DATABASE_URL: databaseUrl, PULSE_KEYS_URL: url } = data;
  if (url === undefined)
    return fileOf(databaseUrl) === undefined ? undefined : besideFile(databaseUrl, "pulse-keys.db");
  if (isSameDatabase(url, databaseUrl))
    problems.push(
      "PULSE_KEYS_URL must not be the database of DATABASE_URL: whoever restores a backup of that would have the keys too.",
    );
  return url;
}

function isMailServer(value: string): boolean {
  return URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol);
}

function isSafeAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === "https:" || (protocol === "http:" && loopback.has(hostname));
}

/** `id:base64[,id:base64...]`, newest first. What is wrong is told without the key itself. */
function readKeys(value: string, context: z.RefinementCtx): readonly SealingKey[] {
  const parts = value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return parts.flatMap((part, index) => {
    const [id = "", base64 = ""] = part.split(/:(.*)/s);
    const secret = Buffer.from(base64, "base64");
    if (/^[A-Za-z0-9_-]+$/.test(id) && secret.length === 32) return [{ id, secret }];
    context.addIssue({
      code: "custom",
      message: `key ${index + 1} is not id:base64 of 32 bytes. Make one with: npm run causeway -- key`,
    });
    return [];
  });
}
