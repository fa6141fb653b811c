import { sql } from "kysely";
import { audit } from "#kernel/audit/audit.ts";
import { type Db, type Tx, uniqueViolation } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { lockObject, makeObject } from "#kernel/object/object.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { moved, type ThemeFacts } from "./domain.ts";
import { type Names, putNames } from "./names.ts";

export interface ThemeWish {
  readonly slug: string;
  readonly names: Names;
  /** Number of the Sustainable Development Goal it is. */
  readonly goal: number | null;
}

/** A new topic, last in the order. Refusal 422 on `slug` when there is one with this address. */
export const makeTheme = (db: Db, actor: Actor, wish: ThemeWish, at: Temporal.Instant) =>
  slugTaken(() =>
    change(db, actor, at, async (tx) => {
      const made = await makeThemeIn(tx, wish, { author: actor.person, source: null, edited: true }, at);
      await audit(tx, { actor: actor.person, action: "theme.made", object: made.id, data: { slug: wish.slug } }, at);
      return made;
    }),
  );

export async function makeThemeIn(
  tx: Tx,
  wish: ThemeWish,
  from: { author: string | null; source: { name: string; key: string } | null; edited: boolean },
  at: Temporal.Instant,
): Promise<{ id: string; number: number }> {
  const made = await makeObject(
    tx,
    { kind: "theme", side: null, audience: "public", author: from.author, source: from.source },
    at,
  );
  await tx
    .insertInto("theme")
    .values({
      id: made.id,
      slug: wish.slug,
      goal: wish.goal,
      position: sql`(select coalesce(max(position), -1) + 1 from theme)`,
      edited_at: from.edited ? at.toString() : null,
    })
    .execute();
  await putNames(tx, made.id, wish.names, from.author, at);
  return made;
}

/** Changes names, address and goal. On record. Refusal 422 on `slug` when another topic has this address. */
export const changeTheme = (db: Db, actor: Actor, theme: ThemeFacts, wish: ThemeWish, at: Temporal.Instant) =>
  slugTaken(() =>
    change(db, actor, at, async (tx) => {
      await lockObject(tx, theme.id);
      const named = await putNames(tx, theme.id, wish.names, actor.person, at);
      if (!named && theme.slug === wish.slug && theme.goal === wish.goal) return;
      await tx
        .updateTable("theme")
        .set({ slug: wish.slug, goal: wish.goal, edited_at: at.toString() })
        .where("id", "=", theme.id)
        .execute();
      await audit(
        tx,
        { actor: actor.person, action: "theme.changed", object: theme.id, data: { slug: wish.slug } },
        at,
      );
    }),
  );

async function slugTaken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (uniqueViolation(error)?.includes("slug")) throw refuseFields({ slug: { id: "theme-slug-taken" } });
    throw error;
  }
}

/** Lets a topic change places with the one above or below it. */
export const moveTheme = (db: Db, actor: Actor, theme: ThemeFacts, direction: "up" | "down", at: Temporal.Instant) =>
  change(db, actor, at, async (tx) => {
    const rows = await tx.selectFrom("theme").select("id").orderBy("position").orderBy("slug").forUpdate().execute();
    const before = rows.map((row) => row.id);
    const after = moved(before, theme.id, direction);
    if (after === before) return;
    await sql`update theme set position = new.place - 1 from unnest(${after}::uuid[]) with ordinality as new (id, place) where theme.id = new.id`.execute(
      tx,
    );
    await audit(tx, { actor: actor.person, action: "theme.moved", object: theme.id, data: { direction } }, at);
  });

/** Takes out a topic that nothing is about. Refusal 409 theme-in-use with the number of things. */
export const removeTheme = (db: Db, actor: Actor, theme: ThemeFacts, at: Temporal.Instant) =>
  change(db, actor, at, async (tx) => {
    await lockObject(tx, theme.id);
    const { count } = await tx
      .selectFrom("object_theme")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("theme", "=", theme.id)
      .executeTakeFirstOrThrow();
    if (count > 0) throw new Refusal(409, "theme-in-use", { count });
    await tx.deleteFrom("theme").where("id", "=", theme.id).execute();
    await tx.deleteFrom("object").where("id", "=", theme.id).execute();
    await audit(tx, { actor: actor.person, action: "theme.removed", data: { slug: theme.slug } }, at);
  });
