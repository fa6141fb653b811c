/** More than any answer about one text: a service that sends more is not what it should be. */
const mostBytes = 1024 * 1024;

/** What can go wrong with any service: it does not answer, or answers with something else than it should. */
export type NoAnswer = "away" | "no-sense";

class TooMuch extends Error {}

/**
 * Sends JSON to the configured address and to no other: a redirect is refused, so that a text never goes where nobody
 * has said it goes. Returns the JSON of a 200. Throws what `failed` makes; `whyNot` reads a service's own refusals.
 */
export async function askService<Why extends string>(
  address: URL,
  body: unknown,
  options: {
    headers?: Record<string, string>;
    timeout: number;
    whyNot: (status: number, said: string) => Why | NoAnswer;
    failed: (why: Why | NoAnswer, detail: string) => Error;
  },
): Promise<unknown> {
  const { failed } = options;
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
    if (error instanceof TooMuch) throw failed("no-sense", "answered with more than a megabyte");
    throw failed("away", error instanceof Error ? error.name : "no answer");
  }
  if (status >= 300 && status < 400) throw failed("away", `answered ${status}: it wants to send us elsewhere`);
  if (status !== 200) throw failed(status >= 500 ? "away" : options.whyNot(status, said), `answered ${status}`);
  try {
    return JSON.parse(said);
  } catch {
    throw failed("no-sense", "answered with something that is not JSON");
  }
}

async function textOf(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  if (response.body) {
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
      size += piece.byteLength;
      if (size > mostBytes) throw new TooMuch();
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
