import type { Db, Tx } from "#kernel/database/database.ts";
import { change, type Tell } from "#kernel/events/change.ts";
import { type Audience, lockObject, makeObject } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type Actor, speaksFor } from "#kernel/rights/actor.ts";
import { putWording } from "#kernel/wording/wording.ts";
import type { CommentFacts } from "./domain.ts";

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

/** A moderator hides a comment, with a reason that its writer reads; the same command (`why` null) shows it again. */
export const hideComment = (
  db: Db,
  actor: Actor,
  comment: CommentFacts,
  why: { readonly text: string; readonly language: string } | null,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    await tx
      .updateTable("comment")
      .set({
        hidden_at: why ? at.toString() : null,
        hidden_why: why?.text ?? null,
        hidden_language: why?.language ?? null,
      })
      .where("id", "=", comment.id)
      .execute();
    await tell(why === null ? "comment-shown" : "comment-hidden", comment.id, { other: comment.about.id });
  });

/** Its writer takes a comment back: nobody else reads it from then on. Repeating it changes nothing. */
export const takeBackComment = (db: Db, actor: Actor, comment: CommentFacts, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, comment.id);
    await tx.updateTable("object").set({ audience: "authors" }).where("id", "=", comment.id).execute();
    await tell("comment-withdrawn", comment.id, { other: comment.about.id });
  });

/** Shows it again to whoever reads the thing by now. Refusal 409 comment-not-shown where that is nobody. */
export const showCommentAgain = (db: Db, actor: Actor, comment: CommentFacts, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, comment.about.id);
    const about = await tx
      .selectFrom("object")
      .select(["audience", "circle"])
      .where("id", "=", comment.about.id)
      .executeTakeFirstOrThrow();
    if (about.audience === "authors") throw new Refusal(409, "comment-not-shown");
    await tx
      .updateTable("object")
      .set({ audience: about.audience, circle: about.circle })
      .where("id", "=", comment.id)
      .execute();
    await tell("comment-published", comment.id, { other: comment.about.id });
  });
