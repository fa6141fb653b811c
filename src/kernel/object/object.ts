import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";

/** Who may read a thing: those who wrote it, the group it lies in, everybody with an account, everybody. */
export type Audience = "authors" | "group" | "members" | "public";
export const audiences: readonly Audience[] = ["authors", "group", "members", "public"];

export interface NewObject {
  readonly kind: string;
  readonly side: string | null;
  readonly audience: Audience;
  readonly author: string | null;
  readonly organisation?: string | null;
  readonly circle?: string | null;
  /** Where an import brought it from, and its key there: the same pair is the same object again. */
  readonly source?: { readonly name: string; readonly key: string } | null;
}

/** Makes an object and gives it the next number of its kind; numbers have no gaps and are never given twice. */
export async function makeObject(
  tx: Tx,
  made: NewObject,
  at: Temporal.Instant,
): Promise<{ id: string; number: number }> {
  const { last } = await tx
    .insertInto("object_number")
    .values({ kind: made.kind, last: 1 })
    .onConflict((same) => same.columns(["kind", "origin"]).doUpdateSet({ last: sql`object_number.last + 1` }))
    .returning("last")
    .executeTakeFirstOrThrow();
  const { id } = await tx
    .insertInto("object")
    .values({
      kind: made.kind,
      number: last,
      side: made.side,
      audience: made.audience,
      author: made.author,
      organisation: made.organisation ?? null,
      circle: made.circle ?? null,
      source: made.source?.name ?? null,
      source_key: made.source?.key ?? null,
      created_at: at.toString(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { id, number: last };
}

/** Holds an object until the transaction ends, so that what is decided about it is decided one after the other. */
export async function lockObject(tx: Tx, id: string): Promise<void> {
  const row = await tx.selectFrom("object").select("id").where("id", "=", id).forUpdate().executeTakeFirst();
  if (!row) throw new Refusal(404, "not-found");
}

/** The object that an import has brought already, if it has. */
export function objectOfSource(db: Db | Tx, kind: string, name: string, key: string) {
  return db
    .selectFrom("object")
    .select(["id", "number"])
    .where("kind", "=", kind)
    .where("source", "=", name)
    .where("source_key", "=", key)
    .executeTakeFirst();
}

/** A number out of an address; anything that is not one is an address of nothing. */
export function numberOf(text: string | undefined): number {
  if (!text || !/^[1-9]\d{0,8}$/u.test(text)) throw new Refusal(404, "not-found");
  return Number(text);
}

/**
 * The condition under which `actor` may read the object aliased `alias`. In a closed exchange (`open` false) what is
 * public is for members. Holds for every list, page, search, export and drawing.
 */
export function mayRead(actor: Actor, open: boolean, alias = "object"): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const rules: RawBuilder<boolean>[] = [];
  if (open || actor.member) rules.push(sql`${column("audience")} = 'public'`);
  if (actor.member) {
    rules.push(sql`${column("audience")} = 'members'`);
    rules.push(sql`${column("author")} = ${actor.person}`);
    const writesFor = actor.organisations.filter((own) => own.role !== "member").map((own) => own.id);
    if (writesFor.length > 0) rules.push(sql`${column("organisation")} = any(${writesFor}::uuid[])`);
    const circles = actor.seats.map((seat) => seat.group);
    if (circles.length > 0) {
      rules.push(sql`(${column("audience")} = 'group' and ${column("circle")} = any(${circles}::uuid[]))`);
    }
  }
  return rules.length === 0 ? sql`false` : sql`(${sql.join(rules, sql` or `)})`;
}
