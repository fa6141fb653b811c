import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { noteOf } from "./pages/one.ts";
import { textsOn } from "./queries.ts";

const lookEvery = 700;
const openFor = 5 * 60_000;
const mostOpen = 100;
let open = 0;

/**
 * Server-sent events of one telephone: each new text as JSON `{id, from, text, note}` with its id, so that a browser
 * that lost the line goes on where it was. Ends by itself after five minutes; the browser comes back. Refuses (503)
 * when more pages listen than a small server should hold.
 */
export function rings(call: Call, number: string, after: number, zone: string): Response {
  if (open >= mostOpen) throw new Refusal(503, "too-many", { minutes: 1, seconds: 60 });
  open += 1;
  const bytes = new TextEncoder();
  let seen = after;
  let timer: NodeJS.Timeout | undefined;
  let done = false;
  const end = (): void => {
    if (done) return;
    done = true;
    open -= 1;
    clearTimeout(timer);
  };
  const until = performance.now() + openFor;
  const stream = new ReadableStream<Uint8Array>({
    start(to) {
      to.enqueue(bytes.encode("retry: 2000\n\n"));
      const look = async (): Promise<void> => {
        try {
          const texts = await textsOn(call.db, number, seen);
          for (const one of texts) {
            const data = JSON.stringify({
              id: one.id,
              from: one.sentBy,
              text: one.text,
              note: noteOf(call, one, zone),
            });
            if (!done) to.enqueue(bytes.encode(`id: ${one.id}\ndata: ${data}\n\n`));
            seen = one.id;
          }
        } catch (error) {
          call.log("warn", "a telephone's page could not look for new messages", {
            error: error instanceof Error ? error.message : String(error),
          });
        }
        if (done) return;
        if (performance.now() > until) {
          end();
          to.close();
          return;
        }
        timer = setTimeout(look, lookEvery);
      };
      void look();
    },
    cancel: end,
  });
  call.request.signal?.addEventListener("abort", end, { once: true });
  return new Response(stream, {
    headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" },
  });
}
