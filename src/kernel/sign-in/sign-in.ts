import { createHash, createHmac, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { gatheredRead } from "#kernel/cache/gathered-read.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { type Actor, stranger } from "#kernel/rights/actor.ts";

/** A sign-in is ended by two weeks without a visit, and after thirty days in any case. */
const idle = { hours: 14 * 24 };
const whole = { hours: 30 * 24 };

/** 256 bits that only the browser holds; the database has the hash. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}
export function secretHash(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/** Stands in every form of a signed-in reader: another site can make his browser send a form, but not know this. */
export function formToken(secret: string): string {
  return createHmac("sha256", secret).update("form").digest("base64url").slice(0, 22);
}

/** Begins a sign-in and returns the secret for the browser's cookie. Earlier sign-ins go on. */
export async function beginSignIn(tx: Tx | Db, account: string, at: Temporal.Instant): Promise<string> {
  const secret = newSecret();
  const organisation = await tx
    .selectFrom("membership")
    .innerJoin("account", "account.person", "membership.person")
    .select("membership.organisation")
    .where("account.id", "=", account)
    .where("membership.role", "in", ["head", "editor"])
    .orderBy("membership.since")
    .limit(1)
    .executeTakeFirst();
  await tx
    .insertInto("sign_in")
    .values({
      hash: secretHash(secret),
      account,
      acting_for: organisation?.organisation ?? null,
      created_at: at.toString(),
      seen_at: at.toString(),
      ends_at: at.add(whole).toString(),
    })
    .execute();
  return secret;
}

export async function endSignIn(db: Db, secret: string): Promise<void> {
  await db.deleteFrom("sign_in").where("hash", "=", secretHash(secret)).execute();
}

/** Throws away sign-ins that have ended; the browser that comes with one is a stranger already. */
export async function forgetSignIns(db: Db, at: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom("sign_in")
    .where((one) => one.or([one("ends_at", "<", at.toString()), one("seen_at", "<", at.subtract(idle).toString())]))
    .execute();
}

export interface Visit {
  readonly actor: Actor;
  /** Version of the exchange, so that the process sees when to read it anew. */
  readonly exchangeVersion: number;
  /** Kinds of which at least one object was ever made: rooms that hold something. */
  readonly kinds: readonly string[];
  /** Changes with every change that pages may show. */
  readonly epoch: string;
}

/**
 * Who comes with this secret, in one round trip: the person with sides, organisations, offices and seats, the number
 * of unread notices, and what pages need of the exchange. An unknown, ended or idle secret is a stranger's.
 */
export async function visitOf(db: Db, secret: string | null, at: Temporal.Instant): Promise<Visit> {
  if (secret === null) {
    const { rows } = await sql<{ version: string; kinds: string[] | null; epoch: string }>`
      select version, (select sum(n) from page_epoch)::text as epoch, (select array_agg(distinct kind) from object_number) as kinds from exchange`.execute(
      db,
    );
    return {
      actor: stranger,
      exchangeVersion: Number(rows[0]?.version),
      kinds: rows[0]?.kinds ?? [],
      epoch: `${rows[0]?.epoch}`,
    };
  }
  const hash = secretHash(secret);
  const row = await comersOf(db)({ hash, at });
  if (!row) throw new Error("The exchange's own row is missing");
  if (!row.come) return { actor: stranger, exchangeVersion: row.version, kinds: row.kinds ?? [], epoch: row.epoch };
  // Written once an hour at most: a visit is a read, and reads should not wait for the disk.
  if (Temporal.Instant.compare(Temporal.Instant.from(row.come.seenAt).add({ hours: 1 }), at) < 0) {
    await db.updateTable("sign_in").set({ seen_at: at.toString() }).where("hash", "=", hash).execute();
  }
  return {
    actor: actorFrom(row.come.actor, row.come.actingFor),
    exchangeVersion: row.version,
    kinds: row.kinds ?? [],
    epoch: row.epoch,
  };
}

interface Comer {
  readonly version: number;
  readonly kinds: string[] | null;
  readonly epoch: string;
  readonly come: { actor: LoadedActor; actingFor: string | null; seenAt: string } | null;
}
interface Coming {
  readonly hash: Buffer;
  readonly at: Temporal.Instant;
}
const comers = new WeakMap<Db, (coming: Coming) => Promise<Comer | undefined>>();

/** Who comes with each of some secrets. Requests that come while others are being asked about share a question. */
function comersOf(db: Db): (coming: Coming) => Promise<Comer | undefined> {
  const known = comers.get(db);
  if (known) return known;
  const made = gatheredRead<Coming, Comer | undefined>(async (coming) => {
    // One moment for all of a question: the latest, so that nothing that has ended is still good.
    const at = coming.map((one) => one.at).reduce((a, b) => (Temporal.Instant.compare(a, b) < 0 ? b : a));
    const hashes = [...new Map(coming.map(({ hash }) => [hash.toString("hex"), hash])).values()];
    const { rows } = await sql<Comer & { hash: Buffer }>`
      select asked.hash, exchange.version, (select sum(n) from page_epoch)::text as epoch,
        (select array_agg(distinct kind) from object_number) as kinds, comer.come
      from exchange cross join unnest(${hashes}::bytea[]) as asked (hash) left join lateral (
        select json_build_object('actor', ${actorJson(at)}, 'actingFor', sign_in.acting_for, 'seenAt', sign_in.seen_at) as come
        from sign_in join account on account.id = sign_in.account join person on person.id = account.person
          join object on object.id = person.id
        where sign_in.hash = asked.hash and sign_in.ends_at > ${at.toString()}::timestamptz
          and sign_in.seen_at > ${at.subtract(idle).toString()}::timestamptz
          and account.disabled_at is null and person.left_at is null) as comer on true`.execute(db);
    const byHash = new Map(rows.map((row) => [row.hash.toString("hex"), row]));
    return coming.map(({ hash }) => byHash.get(hash.toString("hex")));
  });
  comers.set(db, made);
  return made;
}

/** The person of an account as who asks, for a signed link in a mail that stands for a sign-in; null when gone. */
export async function actorOfAccount(
  db: Db,
  account: string,
  at: Temporal.Instant,
  actingFor: string | null,
): Promise<Actor | null> {
  const { rows } = await sql<{ actor: LoadedActor }>`select ${actorJson(at)} as actor
    from account join person on person.id = account.person join object on object.id = person.id
    where account.id = ${account} and account.disabled_at is null and person.left_at is null`.execute(db);
  return rows[0] ? actorFrom(rows[0].actor, actingFor) : null;
}

/**
 * A person as who acts, whether there is an account or not: for imports, which put down what people have said
 * elsewhere. Counts as a member. Null when the person has left.
 */
export async function actorOfPerson(
  db: Db | Tx,
  person: string,
  at: Temporal.Instant,
  actingFor: string | null,
): Promise<Actor | null> {
  const { rows } = await sql<{ actor: LoadedActor }>`select ${actorJson(at)} as actor
    from person join object on object.id = person.id left join account on account.person = person.id
    where person.id = ${person} and person.left_at is null`.execute(db);
  return rows[0] ? { ...actorFrom(rows[0].actor, actingFor), member: true } : null;
}

function actorFrom({ ownSides, ...loaded }: LoadedActor, actingFor: string | null): Actor {
  const sides = [...new Set([...ownSides, ...loaded.organisations.map((own) => own.side)])];
  const acting = loaded.organisations.find((own) => own.id === actingFor && own.role !== "member");
  return { ...loaded, sides, actingFor: acting?.id ?? null };
}

type LoadedActor = Omit<Actor, "sides" | "actingFor"> & { ownSides: string[] };

/** SQL for all that rights need to know of the person of an account; `account`, `person` and `object` are in the query. */
const actorJson = (at: Temporal.Instant) => sql`json_build_object(
        'person', person.id, 'account', account.id, 'member', account.admitted_at is not null and account.confirmed_at is not null,
        'name', person.name, 'number', object.number, 'reads', person.reads, 'zone', person.zone,
                'ownSides', (select coalesce(json_agg(side order by side), '[]') from person_side where person_side.person = person.id),
        'organisations', (select coalesce(json_agg(json_build_object('id', organisation.id, 'number', o.number,
            'name', organisation.name, 'side', o.side, 'role', membership.role) order by membership.since), '[]')
          from membership join organisation on organisation.id = membership.organisation join object as o on o.id = organisation.id
          where membership.person = person.id and organisation.left_at is null
            and (membership.until is null or membership.until > ${at.toString()}::timestamptz)),
        'offices', (select coalesce(json_agg(json_build_object('role', role, 'side', side)), '[]')
          from office where office.person = person.id and (until is null or until > ${at.toString()}::timestamptz)),
        'seats', (select coalesce(json_agg(json_build_object('group', seat."group", 'side', seat.side, 'role', seat.role,
            'themes', (select coalesce(json_agg(theme), '[]') from object_theme where object_theme.object = seat."group"))), '[]')
          from seat where seat.person = person.id and seat.left_at is null and seat.role <> 'asking'),
        'unread', (select count(*)::int from notice where notice.person = person.id and read_at is null))`;
