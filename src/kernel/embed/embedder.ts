import { z } from "zod";
import type { Config } from "#kernel/config/config.ts";
import { addressWith, askService, type NoAnswer } from "#kernel/translate/ask.ts";
import { isLocalName } from "#kernel/web/origin.ts";

/** Why a service did not say what a text means. */
export type WhyNotEmbedded = NoAnswer | "busy" | "key" | "too-long";

/** An expected failure; `detail` is for the log and never holds any of the text. */
export class NotEmbedded extends Error {
  readonly why: WhyNotEmbedded;

  constructor(why: WhyNotEmbedded, detail: string) {
    super(detail);
    this.name = "NotEmbedded";
    this.why = why;
  }
}

/** The one configured service. */
export interface Embedder {
  /** Which model of which service: numbers of two models say nothing of each other. */
  readonly model: string;
  /** Who receives the texts: the host of the configured address. */
  readonly receiver: string;
  /** The meaning of a text as a direction: numbers of length one. A long text goes by its beginning. Throws NotEmbedded. */
  embed(text: string): Promise<Float32Array<ArrayBuffer>>;
}

const answer = z.object({ data: z.array(z.object({ embedding: z.array(z.number()) })).min(1) });
/** Letters that are sent at most, and then, where the model's window is narrower, fewer and fewer. */
const tries = [8000, 3000, 1000];
const dimensions = { least: 8, most: 8192 };

/** Whether what everybody may read is sent to another machine, so that it is to be said where one publishes. */
export const goesOut = (service: Config["embeddings"]): boolean =>
  service !== null && !isLocalName(new URL(service.url).hostname);

/** The configured service, or null where none is. `timeout`: milliseconds for each try. */
export function embedderOf(service: Config["embeddings"], timeout = 30_000): Embedder | null {
  if (!service) return null;
  const { host } = new URL(service.url);
  const ask = async (text: string): Promise<Float32Array<ArrayBuffer>> => {
    const said = await askService(
      addressWith(service.url, "/embeddings"),
      { model: service.model, input: [text] },
      {
        timeout,
        whyNot,
        failed: (why, detail) => new NotEmbedded(why, detail),
        ...(service.key !== null && { headers: { authorization: `Bearer ${service.key}` } }),
      },
    );
    const [first] = answer.safeParse(said).data?.data ?? [];
    if (!first) throw new NotEmbedded("no-sense", "answered without numbers");
    return direction(first.embedding);
  };
  return {
    model: `${service.model} ${host}`,
    receiver: host,
    async embed(text) {
      let last = 0;
      for (const most of tries) {
        const beginning = text.slice(0, most).toWellFormed();
        if (beginning.length === last) continue;
        last = beginning.length;
        try {
          return await ask(beginning);
        } catch (error) {
          if (!(error instanceof NotEmbedded) || error.why !== "too-long") throw error;
        }
      }
      throw new NotEmbedded("too-long", `refused ${last} letters`);
    },
  };
}

function direction(numbers: readonly number[]): Float32Array<ArrayBuffer> {
  const length = Math.hypot(...numbers.slice(0, dimensions.most));
  if (numbers.length < dimensions.least || numbers.length > dimensions.most || !(length > 0 && length < 1e9))
    throw new NotEmbedded("no-sense", `answered with ${numbers.length} numbers that say nothing`);
  return Float32Array.from(numbers, (number) => number / length);
}

function whyNot(status: number, said: string): WhyNotEmbedded {
  if (status === 429) return "busy";
  if (status === 401 || status === 403) return "key";
  if (status === 413 || /context_length|maximum context|too long|too large|input is too/iu.test(said))
    return "too-long";
  return "no-sense";
}
