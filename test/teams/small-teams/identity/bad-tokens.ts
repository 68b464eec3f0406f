/** Tokens that Teams never sends. None may start a turn of the bot. */
import { badAlgorithms } from "./bad/algorithms.js";
import { badClaims } from "./bad/claims.js";
import { badForms } from "./bad/forms.js";
import { badKeys } from "./bad/keys.js";
import type { Provider } from "./provider.js";

export interface BadToken {
  readonly name: string;
  /** The whole Authorization header; undefined when there is none. */
  readonly authorization: string | undefined;
  /** The SDK as it comes lets this one through, so a product must see to it itself. */
  readonly stockTakes?: true;
}

export interface Forger {
  readonly provider: Provider;
  readonly appId: string;
  readonly appPassword: string;
  readonly serviceUrl: string;
  /** A token that the bot itself got, for calling the connector. */
  readonly outbound: string;
}

export function badTokens(forger: Forger): readonly BadToken[] {
  return [...badForms(forger), ...badAlgorithms(forger), ...badKeys(forger), ...badClaims(forger)];
}

export const bearer = (name: string, token: string): BadToken => ({ name, authorization: `Bearer ${token}` });
