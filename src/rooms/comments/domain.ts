import { type Actor, holds, writesFor } from "#kernel/rights/actor.ts";
import type { Reason } from "#kernel/rights/rights.ts";

/** Kinds of things that people comment on, each under its own address. */
export const commentedKinds = ["problem", "hope", "common-problem", "experience", "group"] as const;
export type CommentedKind = (typeof commentedKinds)[number];

type Audience = "authors" | "group" | "members" | "public";

/** What the rules need to know of the thing that is commented on, whatever its kind. */
export interface Commented {
  readonly id: string;
  readonly kind: CommentedKind;
  readonly number: number;
  /** Who may read it now: `authors` while it is a draft, waits for its second look, or was taken back. */
  readonly audience: Audience;
  readonly author: string | null;
  readonly organisation: string | null;
  readonly circle: string | null;
  /** It has ended for good. */
  readonly closed: boolean;
}

/** A comment has an audience of its own, `authors` once its writer took it back, and is never wider than its thing. */
export interface CommentFacts {
  readonly id: string;
  readonly number: number;
  readonly audience: Audience;
  readonly author: string | null;
  readonly organisation: string | null;
  readonly circle: string | null;
  readonly hidden: boolean;
  readonly about: Commented;
}

type Read = Pick<Commented, "audience" | "author" | "organisation" | "circle">;

/** Wrote it, or writes for the organisation in whose name it was written. */
export const isTeller = (actor: Actor, thing: Pick<Read, "author" | "organisation">): boolean =>
  (actor.person !== null && actor.person === thing.author) || writesFor(actor, thing.organisation);

const sitsIn = (actor: Actor, circle: string | null): boolean => actor.seats.some((seat) => seat.group === circle);

/** Whether the actor may read a thing, by its audience alone; that something is not for him he is not told. */
export function sees(actor: Actor, thing: Read): true | Reason {
  if (isTeller(actor, thing) || thing.audience === "public") return true;
  if (thing.audience === "members") return actor.member || { reason: "right-sign-in" };
  if (thing.audience === "group" && sitsIn(actor, thing.circle)) return true;
  return { reason: "right-author", hidden: true };
}

/** Members comment on what others may read and what has not ended. */
export function mayComment(actor: Actor, thing: Commented): true | Reason {
  const seen = sees(actor, thing);
  if (seen !== true) return seen;
  if (!actor.member) return { reason: "right-sign-in" };
  if (thing.audience === "authors") return { reason: "comment-not-shown" };
  return !thing.closed || { reason: "comment-ended" };
}

/** Its writer always; others as far as they may read both it and what it stands under. */
export function seesComment(actor: Actor, comment: CommentFacts): true | Reason {
  if (isTeller(actor, comment)) return true;
  const seen = sees(actor, comment.about);
  return seen === true ? sees(actor, comment) : seen;
}

/** A moderator reads what stands under things that are shown; drafts and the rooms of groups are not his to read. */
export function mayHide(
  actor: Actor,
  comment: Pick<CommentFacts, "audience"> & { readonly about: Read },
): true | Reason {
  const { about } = comment;
  const closed =
    comment.audience === "authors" ||
    about.audience === "authors" ||
    (about.audience === "group" && !sitsIn(actor, about.circle));
  return (holds(actor, "moderator") && !closed) || { reason: "right-moderator", hidden: true };
}

/** Only who wrote it, whether or not he may still read what it stands under. */
export const mayTakeBack = (actor: Actor, comment: Pick<Read, "author" | "organisation">): true | Reason =>
  isTeller(actor, comment) || { reason: "right-author", hidden: true };
