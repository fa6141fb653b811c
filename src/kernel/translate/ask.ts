import { NotTranslated, type WhyNot } from "./service.ts";

/** More than any translation of one piece: a service that sends more is not what it should be. */
const mostBytes = 1024 * 1024;

/**
 * Sends JSON to the configured address and to no other: a redirect is refused, so that a text never goes where nobody
 * has said it goes. Returns the JSON of a 200. Throws NotTranslated; `whyNot` reads a service's own refusals.
 */
export async function askService(
  address: URL,
  body: unknown,
  options: { headers?: Record<string, string>; timeout: number; whyNot: (status: number, said: string) => WhyNot },
): Promise<unknown> {
  let status: number;
  let said: string;
  try {
    const response = await fetch(address, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(options.timeout),
      headers: { "content-type": "application/json", accept: "application/json", ...options.headers },
      body: JSON.stringify(body),
    });
    status = response.status;
    said = await textOf(response);
  } catch (error) {
    if (error instanceof NotTranslated) throw error;
    throw new NotTranslated("away", error instanceof Error ? error.name : "no answer");
  }
  if (status >= 300 && status < 400)
    throw new NotTranslated("away", `answered ${status}: it wants to send us elsewhere`);
  if (status !== 200)
    throw new NotTranslated(status >= 500 ? "away" : options.whyNot(status, said), `answered ${status}`);
  try {
    return JSON.parse(said);
  } catch {
    throw new NotTranslated("no-sense", "answered with something that is not JSON");
  }
}

async function textOf(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  if (response.body) {
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
      size += piece.byteLength;
      if (size > mostBytes) throw new NotTranslated("no-sense", "answered with more than a megabyte");
      pieces.push(piece);
    }
  }
  return Buffer.concat(pieces).toString("utf8");
}

/** The configured address with the API's own path, which may be there already. */
export function addressWith(configured: string, path: string): URL {
  const url = new URL(configured);
  const there = url.pathname.replace(/\/+$/u, "");
  url.pathname = there.endsWith(path) ? there : `${there}${path}`;
  return url;
}
