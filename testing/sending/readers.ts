import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { paddedPhone, phoneIn } from "../../src/rooms/messages/keys/phone-number.ts";
import { phonePlace } from "../../src/rooms/messages/keys/places.ts";
import { makePair, openerOf, privateKeyOf, sealerTo } from "../../src/rooms/messages/keys/sealing.ts";

/** Keys of numbers that live in memory alone, or come from a file that another process has written. */
export function keysOf(raw: Buffer = makePair().privateKey) {
  const pair = privateKeyOf(raw);
  const open = openerOf(() => pair);
  return {
    raw,
    openPhone: (sealed: Buffer, subscriber: string): string => phoneIn(open(phonePlace(subscriber), sealed)),
    sealer: () => sealerTo(pair.publicKey, 1),
  };
}
export type TestKeys = ReturnType<typeof keysOf>;

export interface Readers {
  readonly programme: string;
  readonly ids: readonly string[];
}

/** Readers with sealed numbers (+7 000 0000000 and on) and a consent each, some thousands in a statement. */
export async function makeReaders(
  db: Db,
  keys: TestKeys,
  count: number,
  at: Temporal.Instant,
  wish: { programme?: string; zone?: string; hours?: readonly [number, number]; country?: string; first?: number } = {},
): Promise<Readers> {
  const programme = wish.programme ?? (await makeProgrammeObject(db, at));
  const ids: string[] = [];
  const sealer = keys.sealer();
  for (let from = 0; from < count; from += 5000) {
    const some = Array.from({ length: Math.min(5000, count - from) }, (_, n) => {
      const id = randomUUID();
      const phone = `+7000${String((wish.first ?? 0) + from + n).padStart(7, "0")}`;
      return {
        id,
        sealed: sealer.seal(phonePlace(id), paddedPhone(phone)),
        index: createHash("sha256").update(programme).update(phone).digest(),
      };
    });
    await sql`
      insert into subscriber (id, programme, phone_sealed, phone_index, country, language, zone, hour_from, hour_until,
        state, state_at, created_at, consents)
      select s.id, ${programme}::uuid, s.sealed, s.index, ${wish.country ?? "RU"}, 'ru', ${wish.zone ?? "Europe/Moscow"},
        ${wish.hours?.[0] ?? 0}, ${wish.hours?.[1] ?? 24}, 'active', ${at.toString()}, ${at.toString()}, 1
      from unnest(${some.map((one) => one.id)}::uuid[], ${some.map((one) => one.sealed)}::bytea[],
        ${some.map((one) => one.index)}::bytea[]) as s (id, sealed, index)`.execute(db);
    await sql`
      insert into consent (subscriber, n, act, wording, language, door, at, previous, hash)
      select id, 1, 'confirmed', 'join', 'ru', 'message', ${at.toString()}, '', '' from unnest(${some.map((one) => one.id)}::uuid[]) as id`.execute(
      db,
    );
    ids.push(...some.map((one) => one.id));
  }
  return { programme, ids };
}

async function makeProgrammeObject(db: Db, at: Temporal.Instant): Promise<string> {
  const id = randomUUID();
  await sql`
    insert into object (id, kind, number, audience, created_at)
    select ${id}, 'programme', coalesce(max(number), 0) + 1, 'members', ${at.toString()} from object where kind = 'programme'`.execute(
    db,
  );
  return id;
}

/** One health message for each reader, due at `at`. */
export async function planForAll(
  db: Db,
  readers: Readers,
  at: Temporal.Instant,
  wish: { key?: string; hours?: number; parts?: number | null } = {},
): Promise<void> {
  for (let from = 0; from < readers.ids.length; from += 20_000)
    await sql`
      insert into message (subscriber, key, programme, class, priority, content, language, not_before, not_after, parts,
        made_at, state_at)
      select id, ${wish.key ?? "slot:1:1"}, ${readers.programme}::uuid, 'health', 5, '{"text":"Сегодня четырнадцатая неделя."}', 'ru',
        ${at.toString()}, ${at.add({ hours: wish.hours ?? 8 }).toString()}, ${wish.parts ?? null}::smallint, ${at.toString()}, ${at.toString()}
      from unnest(${readers.ids.slice(from, from + 20_000)}::uuid[]) as id on conflict do nothing`.execute(db);
}
