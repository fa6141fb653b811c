import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { profileOf } from "../channels/described.ts";
import type { HttpProfile } from "../channels/http/profile.ts";
import { hookHash } from "../channels/secrets.ts";
import { sameBytes } from "../channels/signatures.ts";

/** Where a gateway calls, and what its calls are read and checked by. */
export interface Hook {
  readonly channel: string;
  readonly profile: HttpProfile;
  /** Sealed with the key of texts. */
  readonly secrets: Buffer | null;
}

const nobody = hookHash("");

/** The channel whose address was called; null for any other, after the same work. A channel that is off is called too. */
export async function hookOf(db: Db, channel: string, secret: string): Promise<Hook | null> {
  const { rows } = await sql<{ path_hash: Buffer; secrets: Buffer | null; profile: unknown }>`
    select channel_hook.path_hash, channel_hook.secrets, channel.profile from channel_hook
    join channel on channel.name = channel_hook.channel where channel.name = ${channel} and channel.kind = 'http'`.execute(
    db,
  );
  const [row] = rows;
  const same = sameBytes(row?.path_hash ?? nobody, hookHash(secret));
  if (!row || !same || !/^[0-9a-f]{32}$/u.test(secret)) return null;
  const profile = profileOf(row.profile);
  return profile.kind === "http" ? { channel, profile, secrets: row.secrets } : null;
}
