/** Who may be listened to and answered: tenants, and the hosts of Teams' own service. Asked on receipt and before each send. */
import { LRUCache } from "lru-cache";
import { allowedTenants, microsoftServiceHosts, type TeamsSettings } from "./settings.js";

export interface Allowlists {
  tenant(id: string): boolean;
  /** True of an address that a token may be sent to. */
  serviceUrl(url: string): boolean;
}

const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

export function createAllowlists(settings: TeamsSettings): Allowlists {
  const tenants = allowedTenants(settings);
  const named = settings.serviceHosts.map((host) => host.trim().toLowerCase()).filter((host) => host !== "");
  const hosts = named.length > 0 ? named : microsoftServiceHosts;
  const known = new LRUCache<string, true>({ max: remembered });
  return {
    tenant: (id) => tenants.has(id.toLowerCase()),
    serviceUrl(url) {
      if (known.get(url)) return true;
      const allowed = isAllowed(url, hosts);
      if (allowed) known.set(url, true);
      return allowed;
    },
  };
}

/** Teams has an address for each of its regions. */
const remembered = 100;

function isAllowed(url: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== "" || password !== "") return false;
  const isSafe = protocol === "https:" || (protocol === "http:" && loopback.has(hostname));
  return isSafe && hosts.some((host) => matches(hostname, host));
}

/** A bare name is that host alone: anybody may own another name under `trafficmanager.net`. */
function matches(hostname: string, host: string): boolean {
  return host.startsWith("*.") ? hostname.endsWith(host.slice(1)) : hostname === host;
}
