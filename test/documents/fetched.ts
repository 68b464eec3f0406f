/** Documents as a chat's own servers fetch them: by their address alone. */

export interface Fetched {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly text: string;
}

export async function fetched(address: string, method = "GET"): Promise<Fetched> {
  const response = await fetch(address, { method, redirect: "manual" });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, text: bytes.toString("utf8") };
}

/** The addresses of documents that stand in whatever was sent or shown, in order. */
export function addressesIn(shown: unknown): readonly string[] {
  const text = typeof shown === "string" ? shown : JSON.stringify(shown);
  return [...new Set(text.match(/https?:\/\/[^"'\s\\<>|)]+\/documents\/[^"'\s\\<>|)]+/g) ?? [])];
}

/** Width and height, as a PNG itself says. */
export function sizeOfPng(bytes: Buffer): readonly [number, number] {
  if (bytes.subarray(1, 4).toString() !== "PNG") throw new Error("that is no PNG");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
