/** What the Teams adapter is given: its settings, and the few things that it cannot make itself. */

export interface TeamsSettings {
  /** An empty one would turn the SDK's authentication off, so it is refused. */
  readonly appId: string;
  /** None for a managed identity. */
  readonly appPassword?: string | undefined;
  readonly appType: "SingleTenant" | "MultiTenant" | "UserAssignedMSI";
  /** The tenant in which the app itself is registered. */
  readonly appTenantId?: string | undefined;
  /** The tenants that may use it; none named means the app's own. */
  readonly allowedTenants: readonly string[];
  /** Hosts that answers may be sent to: a name, or `*.` and a domain. Microsoft's where none is named. */
  readonly serviceHosts: readonly string[];
  /** The next three are for sovereign clouds, and for tests. */
  readonly openIdMetadataUrl?: string | undefined;
  readonly tokenIssuer?: string | undefined;
  readonly loginUrl?: string | undefined;
}

export interface TeamsSurroundings {
  /** The only clock. */
  now(): Date;
  readonly log: TeamsLog;
  readonly words: TeamsWords;
  /** Waits between attempts at a follow-up call; Node's own timer unless given. */
  readonly pause?: (ms: number) => Promise<void>;
}

/** As pino has it. */
export interface TeamsLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** The few sentences that the adapter itself needs. */
export interface TeamsWords {
  /** The title of a dialog that shows a card. */
  readonly product: string;
  /** Above the one button that opens a form, which nothing typed can open. */
  readonly openForm: (title: string) => string;
  /** What that button says. */
  readonly open: (title: string) => string;
  /** In the place of a question that has no choices. */
  readonly nothingToChoose: string;
  /** The last line of a card that Teams would not take whole. */
  readonly cut: string;
  /** Beside a required field that is still empty. */
  readonly missing: string;
  /** After somebody said no to "are you sure?". */
  readonly kept: string;
  /** In the room, where the private chat with the asker cannot be opened. */
  readonly addMe: string;
  /** After a press whose answer is a message in the private chat. */
  readonly sentPrivately: string;
}

export const microsoftOpenIdMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration";
export const microsoftTokenIssuer = "https://api.botframework.com";
export const microsoftLogin = "https://login.microsoftonline.com";

/**
 * Where Teams says that it can be answered: the public cloud, and the government's.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export const microsoftServiceHosts = [
  "smba.trafficmanager.net",
  "*.botframework.com",
  "*.teams.microsoft.com",
] as const;

/** Whatever keeps Teams from working safely, in sentences that name the settings. */
export function problemsWith(settings: TeamsSettings): readonly string[] {
  const { appId, appType, appPassword, appTenantId } = settings;
  const problems: string[] = [];
  if (appId.trim() === "") problems.push("MicrosoftAppId is empty: without it anybody could speak as Teams.");
  if (appType !== "UserAssignedMSI" && (appPassword ?? "") === "") problems.push("MicrosoftAppPassword is missing.");
  if (appType !== "MultiTenant" && (appTenantId ?? "") === "")
    problems.push(`MicrosoftAppTenantId is missing, which MicrosoftAppType ${appType} needs.`);
  if (allowedTenants(settings).size === 0)
    problems.push(
      "TEAMS_ALLOWED_TENANTS is empty and there is no MicrosoftAppTenantId: nobody could use Causeway from Teams.",
    );
  return problems;
}

export function allowedTenants({ allowedTenants: named, appTenantId }: TeamsSettings): ReadonlySet<string> {
  const tenants = named.map((tenant) => tenant.trim().toLowerCase()).filter((tenant) => tenant !== "");
  if (tenants.length > 0) return new Set(tenants);
  return new Set(appTenantId === undefined || appTenantId === "" ? [] : [appTenantId.toLowerCase()]);
}
