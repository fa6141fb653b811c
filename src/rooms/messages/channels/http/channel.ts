import type { Clock } from "#kernel/clock.ts";
import type { Answer, Channel, Outgoing } from "../channel.ts";
import { type CallbackAddresses, fillRequest, needsUnicode, valuesFor } from "./fill.ts";
import type { HttpProfile } from "./profile.ts";
import { holds, parsed, readAnswer } from "./read-answer.ts";
import { type Transport, transport } from "./transport.ts";

export interface HttpDeps {
  readonly clock: Clock;
  /** Addresses that gateways call, of this channel. */
  readonly addresses: CallbackAddresses;
  readonly transport?: Transport;
}

/** A gateway spoken to over HTTP, as its description says. Receipts and texts come in by the hooks of the pages. */
export function httpChannel(
  name: string,
  profile: HttpProfile,
  secrets: Readonly<Record<string, string>>,
  deps: HttpDeps,
): Channel {
  const { promises } = profile;
  const lines = deps.transport ?? transport({ local: profile.local, window: promises.window });
  let open = false;
  let underWay = 0;

  async function send(message: Outgoing): Promise<Answer> {
    // Nothing waits inside: what left late might leave after a STOP.
    if (!open || underWay >= promises.window)
      return { outcome: "definite-no", code: open ? "window-full" : "closed", why: "the channel takes no more now" };
    underWay += 1;
    try {
      const values = valuesFor(profile, secrets, message, deps.clock.now(), deps.addresses);
      const request = fillRequest(profile.send, values, needsUnicode(message.text));
      const heard = await lines.ask(request, promises.answerWithin);
      if (!("lost" in heard)) return readAnswer(profile, heard, message.ref);
      return heard.lost === "before"
        ? { outcome: "definite-no", code: heard.code, why: "the gateway could not be reached" }
        : { outcome: "unknown", code: heard.code, why: "the line broke while the gateway had the message" };
    } catch (error) {
      // Only what comes before the first byte can throw: the message cannot be put as the description wants it.
      return { outcome: "definite-no", code: "description", why: error instanceof Error ? error.name : "unreadable" };
    } finally {
      underWay -= 1;
    }
  }

  const { query } = profile;
  return {
    name,
    promises,
    open: async () => {
      open = true;
    },
    ready: () => open && underWay < promises.window,
    send,
    ...(query && {
      async query({ ref, ids }: { ref: string; ids: readonly string[] }) {
        const values = {
          ...profile.settings,
          ...secrets,
          ref,
          "ref-encoded": encodeURIComponent(ref),
          id: ids[0] ?? "",
        };
        if (promises.query === "by-id" && ids.length === 0) return "unknown" as const;
        const heard = await lines.ask(fillRequest(query.request, values, false), promises.answerWithin);
        if ("lost" in heard) return "unknown" as const;
        const data = parsed(heard.body);
        if (holds(query.found, heard, data)) return "found" as const;
        return holds(query.notFound, heard, data) ? ("not-found" as const) : ("unknown" as const);
      },
    }),
    async close() {
      open = false;
      lines.close();
    },
  };
}
