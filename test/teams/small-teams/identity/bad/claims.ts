/** Properly signed tokens meant for somebody else, or for another time. */
import type { Json } from "../../../../slack/small-slack/json.js";
import { type BadToken, bearer, type Forger } from "../bad-tokens.js";
import { ISSUER } from "../provider.js";

const OTHER_APP = "99999999-9999-4999-8999-999999999999";
/** Just past the five minutes that are forgiven. */
const PAST_TOLERANCE_S = 330;

export function badClaims({ provider, appId, serviceUrl }: Forger): readonly BadToken[] {
  const made = (name: string, claims: Json) => bearer(name, provider.sign(claims));
  const { nbf, exp } = provider.claims();
  const [early, late] = [Number(nbf) - PAST_TOLERANCE_S, Number(exp) + PAST_TOLERANCE_S];
  return [
    made("another app's audience", { aud: OTHER_APP }),
    made("no audience", { aud: undefined }),
    made("another issuer", { iss: "https://api.botframework.example" }),
    made("no issuer", { iss: undefined }),
    made("nearly the issuer", { iss: `${ISSUER}/` }),
    made("expired", { nbf: early - 3600, exp: early }),
    { ...made("never to expire", { exp: undefined }), stockTakes: true },
    made("not yet valid", { nbf: late, exp: late + 3600 }),
    made("another service address", { serviceurl: "https://smba.example/emea/" }),
    made("no service address", { serviceurl: undefined }),
    made("nearly the service address", { serviceurl: serviceUrl.replace(/\/$/, ".example/") }),
    made("a skill's token", { ver: "1.0", appid: OTHER_APP, aud: appId }),
  ];
}
