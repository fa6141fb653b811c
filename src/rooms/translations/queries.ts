import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { mayRead } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type Actor, holds, stranger } from "#kernel/rights/actor.ts";
import type { Call } from "#kernel/web/call.ts";
import { type Teller, tellerOf } from "#kernel/wording/teller.ts";
import type { StoredState } from "#kernel/wording/translation.ts";
import { passageOf, type RawPassage } from "#kernel/wording/wording.ts";
import type { PassageFacts, TranslationState } from "./domain.ts";

/**
 * SQL: `object` is readable, and so is what it stands under; what a moderator has hidden is nobody's to translate. What
 * waits for a second look is every moderator's: those of the other side look at it too, in their own language.
 */
export const mayTranslate = (
  actor: Actor,
  open: boolean,
): RawBuilder<boolean> => sql`((${mayRead(actor, open)} or ${looksOver(actor)}) and case object.kind
  when 'comment' then exists (select from comment join object as told on told.id = comment.about
    where comment.id = object.id and comment.hidden_at is null and ${mayRead(actor, open, "told")})
  when 'reply' then exists (select from reply join object as told on told.id = reply.about where reply.id = object.id and ${mayRead(actor, open, "told")})
  else true end)`;

const looksOver = (actor: Actor): RawBuilder<boolean> =>
  holds(actor, "moderator")
    ? sql<boolean>`exists (select from problem where problem.id = object.id and problem.state = 'second-look')`
    : sql<boolean>`false`;

/** SQL: how a wording `w` stands in the language of translation `t` (left joined). */
const stateNow = sql<TranslationState>`case when t.version is null then 'missing' when t.made_from <> w.hash and t.state <> 'told' then 'stale' else t.state end`;

/** Loader of every address that names a passage; 404 where there is none. */
export async function passageFacts(call: Call): Promise<PassageFacts> {
  const { object = "", field = "", position = "" } = call.params;
  if (
    !/^[0-9a-f-]{36}$/u.test(object) ||
    !/^[a-z][a-z0-9-]{0,40}$/u.test(field) ||
    !/^(0|[1-9]\d{0,5})$/u.test(position)
  )
    throw new Refusal(404, "not-found");
  const facts = await findPassage(
    call.db,
    { object, field, position: Number(position) },
    mayTranslate(call.actor, call.exchange.open),
  );
  if (!facts) throw new Refusal(404, "not-found");
  return facts;
}

/** One passage by object, field and position with its current original. */
export async function findPassage(
  db: Db | Tx,
  passage: { object: string; field: string; position: number },
  readable: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<PassageFacts | null> {
  const { rows } = await sql<PassageFacts>`
    select object.id, object.kind, object.number, object.side, object.audience, object.author, w.field, w.position, w.language, w.text, w.version,
      encode(w.hash, 'hex') as hash, ${readable} as readable, ${mayTranslate(stranger, true)} as everybodys,
      (select json_build_object('id', told.id, 'kind', told.kind, 'number', told.number, 'audience', told.audience) from object as told
        where told.id = coalesce((select about from comment where comment.id = object.id), (select about from reply where reply.id = object.id))) as about
    from object join wording as w on w.object = object.id and w.current
    where object.id = ${passage.object} and w.field = ${passage.field} and w.position = ${passage.position}`.execute(
    db,
  );
  return rows[0] ?? null;
}

export interface Sibling {
  readonly field: string;
  readonly position: number;
  readonly state: TranslationState;
}

export interface TranslateView {
  /** Title of the thing, or of what it stands under. */
  readonly title: RawPassage | null;
  readonly name: string | null;
  readonly translation: {
    readonly version: number;
    readonly text: string;
    readonly state: StoredState;
    readonly fresh: boolean;
    readonly by: string | null;
    /** Whose own words it is, where it is no translation. */
    readonly told: Teller | null;
    readonly mine: boolean;
    readonly checkedByMe: boolean;
    readonly named: boolean;
    readonly at: string;
    /** The original it was made from, where that has changed since. */
    readonly madeFrom: string | null;
  } | null;
  readonly versions: number;
  /** The reader translated it and took that back. */
  readonly ownTakenBack: number | null;
  /** Other passages of the same thing in languages other than the wanted one. */
  readonly siblings: readonly Sibling[];
  /** Somebody else works on it until then. */
  readonly claimedUntil: string | null;
  readonly request: { readonly failed: string | null } | null;
  /** Whether the reader wished to be named with the last thing he translated. */
  readonly wishesName: boolean;
  /** Words of the wordbook for recognised terms in the wanted language: the term itself, then others for it. */
  readonly words: readonly { readonly term: string; readonly words: readonly string[] }[];
}

/** Everything on the page of one passage and one language, in one round trip. `terms`: names that were recognised. */
export async function translateView(
  db: Db,
  facts: PassageFacts,
  into: string,
  actor: Actor,
  t: { reads: readonly string[] },
  terms: readonly string[],
  now: Temporal.Instant,
): Promise<TranslateView> {
  const here = sql`t.object = ${facts.id} and t.field = ${facts.field} and t.position = ${facts.position} and t.language = ${into}`;
  const owner = facts.about?.id ?? facts.id;
  const { rows } = await sql<TranslateView>`
    select ${passageOf(sql`${owner}::uuid`, t.reads, "title")} as title,
      (select name from organisation where organisation.id = ${owner} and left_at is null) as name,
      (select json_build_object('version', t.version, 'text', t.text, 'state', t.state, 'fresh', encode(t.made_from, 'hex') = ${facts.hash}, 'told', ${tellerOf(sql`t.told_by`)},
          'by', (select p.name from person as p where p.id = t.author and t.named and p.left_at is null),
          'mine', coalesce(t.author = ${actor.person}, false), 'checkedByMe', coalesce(t.reviewer = ${actor.person}, false), 'named', t.named, 'at', t.written_at,
          'madeFrom', case when encode(t.made_from, 'hex') <> ${facts.hash} then (select w.text from wording as w
            where w.object = t.object and w.field = t.field and w.position = t.position and w.hash = t.made_from order by w.version desc limit 1) end)
        from translation as t where ${here} and t.current) as translation,
      (select count(*)::int from translation as t where ${here}) as versions,
      (select max(t.version) from translation as t where ${here} and t.withdrawn_at is not null and t.author = ${actor.person}) as "ownTakenBack",
      (select coalesce(json_agg(json_build_object('field', w.field, 'position', w.position, 'state', ${stateNow}) order by w.field desc, w.position), '[]'::json)
        from wording as w left join translation as t on t.object = w.object and t.field = w.field and t.position = w.position and t.language = ${into} and t.current
        where w.object = ${facts.id} and w.current and w.language <> ${into} and not (w.field = ${facts.field} and w.position = ${facts.position})) as siblings,
      (select until from translation_claim as c where c.object = ${facts.id} and c.language = ${into} and c.until > ${now.toString()}::timestamptz and c.person is distinct from ${actor.person}) as "claimedUntil",
      (select json_build_object('failed', failed) from machine_request as r
        where r.object = ${facts.id} and r.field = ${facts.field} and r.position = ${facts.position} and r.language = ${into}) as request,
      coalesce((select t.named from translation as t where t.author = ${actor.person} order by t.written_at desc, t.object desc, t.version desc limit 1), true) as "wishesName",
      (select coalesce(json_agg(json_build_object('term', own.text, 'words', (select json_agg(theirs.text order by theirs.strength = 'term' desc, theirs.position)
          from term_word as theirs where theirs.term = own.term and theirs.language = ${into} and theirs.strength in ('term', 'also')))), '[]'::json)
        from term_word as own where own.language = ${facts.language} and own.strength = 'term' and own.text = any(${[...terms]}::text[])
          and exists (select from term_word as theirs where theirs.term = own.term and theirs.language = ${into} and theirs.strength = 'term')) as words`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}

/** The earlier text of the original with this hash, to show what has changed since. */
export async function originalWithHash(db: Db, facts: PassageFacts, hash: string): Promise<string | null> {
  const row = await db
    .selectFrom("wording")
    .select("text")
    .where("object", "=", facts.id)
    .where("field", "=", facts.field)
    .where("position", "=", facts.position)
    .where("hash", "=", Buffer.from(hash, "hex"))
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.text ?? null;
}
