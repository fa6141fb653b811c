import { sql } from "kysely";
import { audit } from "#kernel/audit/audit.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { Profile } from "../channels/described.ts";
import type { ChannelSecrets } from "../channels/make-channel.ts";
import type { ChannelRoute } from "../channels/promises.ts";
import { hookHash, hookSecretsPlace, newHookSecret, sealSecrets } from "../channels/secrets.ts";
import { askErrand } from "../errands/ask.ts";
import { openSealer, sealText, type TextKey } from "../keys/keys.ts";

export interface ChannelWish {
  readonly name: string;
  readonly profile: Profile;
  readonly routes: readonly ChannelRoute[];
  readonly position: number;
}

type By = Pick<Actor, "person">;

/** Which secrets a description asks for. */
export function secretNames(profile: Profile): readonly string[] {
  if (profile.kind === "http") return profile.secrets;
  return profile.kind === "smpp" ? ["password"] : [];
}

/** The address that its gateway calls; `secret` is shown once and lies nowhere in plain. */
export interface NewHook {
  readonly secret: string;
}

/**
 * Makes a channel, off, with its secrets. Refusals: 422 name taken, 503 messages-no-key. Secrets are sealed to `send`;
 * only the one that checks signatures can be opened by pages too.
 */
export async function makeNewChannel(
  db: Db,
  by: By,
  wish: ChannelWish,
  secrets: ChannelSecrets,
  key: TextKey,
  at: Temporal.Instant,
): Promise<NewHook> {
  return await db.transaction().execute(async (tx) => {
    const { name, profile, routes, position } = wish;
    const made = await tx
      .insertInto("channel")
      .values({
        name,
        kind: profile.kind,
        profile: JSON.stringify(profile),
        routes: JSON.stringify(routes),
        position,
        made_at: at.toString(),
      })
      .onConflict((same) => same.doNothing())
      .executeTakeFirst();
    if (Number(made.numInsertedOrUpdatedRows) === 0) throw refuseFields({ name: { id: "channel-name-in-use" } });
    const hook = { secret: newHookSecret() };
    await putSecrets(tx, wish, { ...secrets, hook: hook.secret }, key, at);
    await audit(tx, { actor: by.person, action: "channel-made", data: { channel: name, kind: profile.kind } }, at);
    return hook;
  });
}

/**
 * Changes the description. With `secrets` all of them are given anew, and the address that is called with them: what
 * was sealed cannot be read here, so it cannot be kept in part. Null keeps them. Refusals: 409 where the description
 * asks for other secrets than before and none were given.
 */
export async function changeChannel(
  db: Db,
  by: By,
  wish: ChannelWish,
  secrets: ChannelSecrets | null,
  key: TextKey,
  at: Temporal.Instant,
): Promise<NewHook | null> {
  return await db.transaction().execute(async (tx) => {
    const { name, profile, routes, position } = wish;
    await tx
      .updateTable("channel")
      .set({
        kind: profile.kind,
        profile: JSON.stringify(profile),
        routes: JSON.stringify(routes),
        position,
      })
      .where("name", "=", name)
      .execute();
    const hook = secrets === null ? null : { secret: newHookSecret() };
    if (secrets && hook) await putSecrets(tx, wish, { ...secrets, hook: hook.secret }, key, at);
    await audit(
      tx,
      { actor: by.person, action: "channel-changed", data: { channel: name, secrets: secrets !== null } },
      at,
    );
    return hook;
  });
}

async function putSecrets(
  tx: Tx,
  { name, profile }: ChannelWish,
  secrets: ChannelSecrets,
  key: TextKey,
  at: Temporal.Instant,
): Promise<void> {
  const sealer = await openSealer(tx);
  await tx
    .updateTable("channel")
    .set({ secrets: sealSecrets(sealer, name, secrets), key_version: sealer.version })
    .where("name", "=", name)
    .execute();
  if (profile.kind !== "http") return;
  const { signature } = profile;
  const signs = signature.kind === "none" ? null : { [signature.secret]: secrets[signature.secret] ?? "" };
  const row = {
    path_hash: hookHash(secrets["hook"] ?? ""),
    secrets: signs && sealText(key, hookSecretsPlace(name), JSON.stringify(signs)),
    made_at: at.toString(),
  };
  await tx
    .insertInto("channel_hook")
    .values({ channel: name, ...row })
    .onConflict((same) => same.column("channel").doUpdateSet(row))
    .execute();
}

/** Switches a channel. What waits for it waits on, or goes another way if there is one. */
export async function setChannelState(
  db: Db,
  by: By,
  name: string,
  state: "on" | "paused" | "off",
  at: Temporal.Instant,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("channel")
      .set({ state })
      .where("name", "=", name)
      .where("state", "<>", state)
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0) return;
    await audit(tx, { actor: by.person, action: `channel-${state}`, data: { channel: name } }, at);
  });
}

/** One message to a telephone of one's own, through `send`. The number is sealed and gone when it is done. */
export async function tryChannel(
  db: Db,
  by: By,
  channel: string,
  to: string,
  language: string,
  at: Temporal.Instant,
): Promise<string> {
  return await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from errand
      where kind = 'try-channel' and done_at is null and facts->>'channel' = ${channel}`.execute(tx);
    if ((rows[0]?.waiting ?? 0) > 0) throw new Refusal(409, "channel-try-waits-now");
    const errand = {
      kind: "try-channel",
      programme: null,
      person: by.person,
      secret: { to },
      facts: { channel, language },
    };
    const { id } = await askErrand(tx, errand, at);
    await audit(tx, { actor: by.person, action: "channel-tried", data: { channel } }, at);
    return id;
  });
}
