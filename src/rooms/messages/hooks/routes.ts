import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { limits, useLimit } from "#kernel/web/limits.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { rights } from "../rights.ts";
import { hookOf } from "./hook-of.ts";
import { pageTextKey } from "./page-key.ts";
import { comesFrom, readCall } from "./read-call.ts";
import { takeCall } from "./take-call.ts";

const room = routesOf("messages", rights);
export const hookRoutes = room.routes;

for (const what of ["receipts", "inbound"] as const)
  room.hook(`/hooks/:channel/:secret/${what}`, "hook.call", noFacts, limits.hookRefused, (call) => answer(call, what));

/** Programs read this, so a "no" is a word and a number; why it is one stands in the log. */
async function answer(call: Call, what: "receipts" | "inbound"): Promise<Response> {
  const channel = call.params["channel"] ?? "";
  try {
    return await taken(call, channel, what);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.status !== 404) call.log("warn", "a gateway's call was refused", { channel, what, why: error.messageId });
    if (error.status < 500) await useLimit(call.db, limits.hookRefused, call.from, call.now);
    return plain(error.status, "refused");
  }
}

async function taken(call: Call, channel: string, what: "receipts" | "inbound"): Promise<Response> {
  const hook = await hookOf(call.db, channel, call.params["secret"] ?? "");
  const how = hook?.profile[what];
  if (!hook || !how) throw new Refusal(404, "not-found");
  if (!comesFrom(call.from, hook.profile.from)) throw new Refusal(403, "hook-from-elsewhere");
  if (!how.by.some((method) => method === call.request.method)) throw new Refusal(405, "wrong-method");
  const came = await readCall(call, hook.profile.callbacks);
  const key = await pageTextKey(call.config.dataFolder);
  await takeCall(hook, what, came, { db: call.db, key, now: call.now });
  return plain(how.reply.status, how.reply.text);
}

const plain = (status: number, text: string): Response =>
  new Response(status === 204 ? null : text, {
    status,
    headers: {
      "content-type": text.startsWith("<") ? "text/xml; charset=utf-8" : "text/plain; charset=utf-8",
      "cache-control": "no-store",
    },
  });
