import { createHash } from "node:crypto";
import type { Db } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { CalledBack } from "../channels/called-back.ts";
import type { Arrivals, Incoming } from "../channels/channel.ts";
import { type Came, readIncoming, readReceipts } from "../channels/http/callbacks.ts";
import { keptParts } from "../channels/parts.ts";
import { hookSecretsPlace } from "../channels/secrets.ts";
import { checkSignature } from "../channels/signatures.ts";
import { inboundTextPlace, openSealer, openText, sealText, senderPlace, type TextKey } from "../keys/keys.ts";
import { arrivals } from "../sending/arrivals.ts";
import type { Hook } from "./hook-of.ts";

export interface HookTools {
  readonly db: Db;
  readonly key: TextKey;
  readonly now: Temporal.Instant;
}

/**
 * Takes one call of a gateway; it is told "got it" after this has resolved, and everything is committed then. Taking
 * the same call again changes nothing. Returns whether what it says is proven by a signature. Refusals: 401.
 */
export async function takeCall(
  hook: Hook,
  what: "receipts" | "inbound",
  call: CalledBack,
  tools: HookTools,
): Promise<void> {
  const proof = proven(hook, call, tools);
  if (proof.id !== null && (await wasSeen(tools.db, hook.channel, proof.id))) return;
  const into = arrivalsOf(tools, hook);
  if (what === "receipts") await into.receipts(hook.channel, readReceipts(hook.profile, call));
  else
    for (const came of readIncoming(hook.profile, call)) await takeText(hook, came, call, proof.trusted, into, tools);
  if (proof.id !== null) await remember(tools, hook.channel, proof.id);
}

function proven(hook: Hook, call: CalledBack, { key, now }: HookTools): { trusted: boolean; id: string | null } {
  const { signature } = hook.profile;
  if (signature.kind === "none") return { trusted: false, id: null };
  const secrets = hook.secrets
    ? (JSON.parse(openText(key, hookSecretsPlace(hook.channel), hook.secrets)) as Record<string, string>)
    : {};
  const secret = secrets[signature.secret];
  if (!secret) throw new Refusal(401, "hook-unsigned");
  const proof = checkSignature(signature, secret, call, now);
  if (!proof.proven) throw new Refusal(401, "hook-unsigned");
  return { trusted: true, id: proof.id };
}

function arrivalsOf({ db, key, now }: HookTools, hook: Hook): Arrivals {
  return arrivals({
    db,
    seals: {
      from: async (inbound, phone) => (await openSealer(db)).seal(senderPlace(inbound), Buffer.from(phone.padEnd(16))),
      text: (inbound, text) => sealText(key, inboundTextPlace(inbound), text),
    },
    formatOf: () => hook.profile.promises.idFormat,
    now: () => now,
  });
}

async function takeText(
  hook: Hook,
  { part, ...incoming }: Came,
  call: CalledBack,
  trusted: boolean,
  into: Arrivals,
  { db, key, now }: HookTools,
): Promise<void> {
  if (!part) return await into.incoming(hook.channel, named(incoming, call, now), trusted);
  const parts = keptParts(db, key, () => openSealer(db));
  const joined = await parts.put({ channel: hook.channel, ...incoming, ...part }, now);
  if (!joined) return;
  await into.incoming(hook.channel, joined.whole, trusted);
  await joined.done();
}

/**
 * A text without an id of its own: the same call within one minute is the same text, since a gateway repeats a call
 * that it got no answer to, and nobody writes the very same twice as fast.
 */
function named(incoming: Incoming, call: CalledBack, now: Temporal.Instant): Incoming {
  if (incoming.id !== "") return incoming;
  const minute = Math.floor(now.epochMilliseconds / 60_000);
  const hash = createHash("sha256").update(call.url.search).update(call.body).update(String(minute));
  return { ...incoming, id: `call-${hash.digest("base64url").slice(0, 32)}` };
}

async function wasSeen(db: Db, channel: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("hook_seen")
    .select("id")
    .where("channel", "=", channel)
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

async function remember({ db, now }: HookTools, channel: string, id: string): Promise<void> {
  await db
    .insertInto("hook_seen")
    .values({ channel, id, seen_at: now.toString() })
    .onConflict((same) => same.doNothing())
    .execute();
}

/** Forgets calls that are older than any that could be repeated. */
export async function forgetCalls(db: Db, now: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom("hook_seen")
    .where("seen_at", "<", now.subtract({ hours: 72 }).toString())
    .execute();
}
