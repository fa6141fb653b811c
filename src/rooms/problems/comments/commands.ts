import type { Db, Tx } from "#kernel/database/database.ts";
import { change, type Tell } from "#kernel/events/change.ts";
import { type Audience, makeObject } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type Actor, speaksFor } from "#kernel/rights/actor.ts";
import { putWording } from "#kernel/wording/wording.ts";

export interface NewComment {
  /** Any object that can be commented on, with its audience, which is the comment's too. */
  readonly about: { readonly id: string; readonly audience: Audience; readonly circle: string | null };
  readonly text: string;
  readonly language: string;
  readonly side: string | null;
  readonly author: string | null;
  readonly organisation: string | null;
  readonly source?: { readonly name: string; readonly key: string };
}

/** Puts a comment under a thing; who reads the thing reads it. Returns its number. */
export const comment = (
  db: Db,
  actor: Actor,
  about: NewComment["about"],
  words: { text: string; language: string },
  at: Temporal.Instant,
) =>
  change(db, actor, at, (tx, tell) =>
    commentIn(
      tx,
      tell,
      { about, ...words, side: speaksFor(actor), author: actor.person, organisation: actor.actingFor },
      at,
    ),
  );

export async function commentIn(tx: Tx, tell: Tell, made: NewComment, at: Temporal.Instant): Promise<number> {
  const { about } = made;
  const object = await makeObject(
    tx,
    {
      kind: "comment",
      side: made.side,
      audience: about.audience,
      author: made.author,
      organisation: made.organisation,
      circle: about.circle,
      source: made.source ?? null,
    },
    at,
  );
  await tx.insertInto("comment").values({ id: object.id, about: about.id }).execute();
  await putWording(
    tx,
    { object: object.id, field: "text", language: made.language, text: made.text, author: made.author },
    at,
  );
  await tell("commented", about.id, { other: object.id, audience: about.audience, side: made.side });
  return object.number;
}

/** A moderator hides a comment, with a reason that its author reads; the same command shows it again. */
export const hideComment = (db: Db, actor: Actor, number: number, why: string | null, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    const row = await tx
      .updateTable("comment")
      .from("object")
      .set({ hidden_at: why === null ? null : at.toString(), hidden_why: why })
      .whereRef("object.id", "=", "comment.id")
      .where("object.kind", "=", "comment")
      .where("object.number", "=", number)
      .returning(["comment.id", "comment.about"])
      .executeTakeFirst();
    if (!row) throw new Refusal(404, "not-found");
    await tell(why === null ? "comment-shown" : "comment-hidden", row.id, { other: row.about });
  });
