/** Headers that hold no token, and tokens cut, swapped or scribbled on. */
import { type BadToken, bearer, type Forger } from "../bad-tokens.js";
import { encoded, rs256, signedParts } from "../jwt.js";

export function badForms({ provider, appId, appPassword }: Forger): readonly BadToken[] {
  const good = provider.sign();
  const [header = "", claims = "", signature = ""] = good.split(".");
  const { kid } = provider.key;
  const basic = Buffer.from(`${appId}:${appPassword}`).toString("base64");
  const otherwise = provider.sign({ serviceurl: "https://elsewhere.example/" }).split(".")[1] ?? "";
  const resigned = (head: string, body: string) => signedParts(head, body, rs256(provider.key.privateKey));
  return [
    { name: "no header", authorization: undefined },
    { name: "an empty header", authorization: "" },
    { name: "the word Bearer alone", authorization: "Bearer" },
    { name: "the app's password", authorization: `Basic ${basic}` },
    { name: "a good token without its scheme", authorization: good },
    { name: "a good token said twice", authorization: `Bearer ${good} ${good}` },
    bearer("a word", "garbage"),
    bearer("no signature", `${header}.${claims}`),
    bearer("an empty signature", `${header}.${claims}.`),
    bearer("a fourth part", `${good}.${signature}`),
    bearer("a forged signature", `${header}.${claims}.${Buffer.alloc(256, 7).toString("base64url")}`),
    bearer("claims swapped under a good signature", `${header}.${otherwise}.${signature}`),
    bearer("a header swapped over a good signature", `${encoded({ alg: "RS256", kid })}.${claims}.${signature}`),
    bearer("claims that are not JSON", resigned(header, Buffer.from("{iss:").toString("base64url"))),
  ];
}
