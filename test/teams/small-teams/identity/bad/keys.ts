/** Well-made tokens signed with a key that may not speak for Teams. */
import type { Json } from "../../../../slack/small-slack/json.js";
import { type BadToken, bearer, type Forger } from "../bad-tokens.js";
import { jwt, rs256 } from "../jwt.js";
import { publicJwk, type SigningKey, signingKey } from "../keys.js";
import { EMULATOR_ISSUER } from "../provider.js";

export function badKeys({ provider, appId, outbound }: Forger): readonly BadToken[] {
  const stranger = signingKey("stranger");
  const { kid } = provider.key;
  const made = (name: string, key: SigningKey, header: Json, more: Json = {}) =>
    bearer(name, jwt({ alg: "RS256", typ: "JWT", ...header }, provider.claims(more), rs256(key.privateKey)));
  const emulated = { iss: EMULATOR_ISSUER, ver: "1.0", appid: appId };
  return [
    made("an unknown key", stranger, { kid: stranger.kid }),
    made("another key under a known key's name", stranger, { kid }),
    made("no name for the key", provider.key, {}),
    made("its own key in the header", stranger, { kid: stranger.kid, jwk: publicJwk(stranger, ["msteams"]) }),
    made("its own certificate in the header", stranger, { kid: stranger.kid, x5c: [stranger.x5c] }),
    made("a key without the endorsement", provider.webchatKey, { kid: provider.webchatKey.kid }),
    made("the emulator's issuer with a stranger's key", stranger, { kid: stranger.kid }, emulated),
    made("the emulator's issuer with the key of Teams", provider.key, { kid }, emulated),
    // Whoever was sent an answer holds one. The SDK takes it for the Emulator's, and then asks for no serviceUrl.
    { ...bearer("the bot's own token sent back to it", outbound), stockTakes: true },
  ];
}
