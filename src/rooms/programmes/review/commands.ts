import { sql } from "kysely";
import { audit } from "#kernel/audit/audit.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { programmeChanged } from "../editor/write-texts.ts";
import { tellPerson } from "../team/commands.ts";
import { reviewsAs, type WorkFacts } from "../team/domain.ts";
import { type CountedReview, isApproved, type ReviewRole, type Verdict } from "./domain.ts";
import { isOwn } from "./queries.ts";

/** One look at one version, by whom and as what. */
export interface Look {
  readonly text: string;
  readonly verdict: Verdict;
  readonly why: string;
  readonly whyLanguage: string | null;
}

export interface Looking {
  readonly person: string;
  readonly role: ReviewRole;
  /** When: of a paper the day on which it was signed. */
  readonly at: Temporal.Instant;
  readonly onPaper: string;
}

export interface Looked {
  readonly looked: number;
  readonly approved: number;
  readonly sentBack: number;
}

/**
 * A reviewer's looks at versions that wait for one, all or none. Refusals: 409 review-own (nobody reviews his own text),
 * review-changed (it does not wait any more: written over, withdrawn, judged), 403 right-programme-reviewer.
 */
export const giveReviews = (db: Db, actor: Actor, programme: WorkFacts, looks: readonly Look[], at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    const role = reviewsAs(programme);
    if (!role || !actor.person) throw new Refusal(403, "right-programme-reviewer");
    const looked = await lookAt(tx, programme, { person: actor.person, role, at, onPaper: "" }, looks, at);
    const event = await tell("messages-reviewed", programme.id, { data: { ...looked } });
    await tellWriters(tx, programme, looks, event, at);
    return looked;
  });

/** The same inside a transaction that goes on: papers are entered by somebody else than who signed them. */
export async function lookAt(
  tx: Tx,
  programme: WorkFacts,
  by: Looking,
  looks: readonly Look[],
  at: Temporal.Instant,
): Promise<Looked> {
  let approved = 0;
  let sentBack = 0;
  for (const look of looks) {
    const outcome = await lookAtOne(tx, programme, by, look, at);
    if (outcome === "approved") approved += 1;
    if (outcome === "sent-back") sentBack += 1;
  }
  if (approved > 0) await programmeChanged(tx, programme.id, at);
  return { looked: looks.length, approved, sentBack };
}

async function lookAtOne(
  tx: Tx,
  programme: WorkFacts,
  by: Looking,
  look: Look,
  at: Temporal.Instant,
): Promise<"waits" | "approved" | "sent-back"> {
  // The slot is where writing and judging meet: whoever comes second sees what the first has done.
  const { rows } = await sql<{ id: number }>`
    select slot.id from slot join calendar on calendar.id = slot.calendar
    where slot.id = (select slot from slot_text where id = ${look.text}) and calendar.programme = ${programme.id}
    for update of slot`.execute(tx);
  if (rows.length === 0) throw new Refusal(404, "not-found");
  const { rows: found } = await sql<{ own: boolean; waits: boolean; due: string | null }>`
    select ${isOwn(by.person)} as own, written.current and written.state = 'in-review' as waits,
      written.review_due as due
    from slot_text as written where written.id = ${look.text}`.execute(tx);
  const [text] = found;
  if (!text?.waits) throw new Refusal(409, "review-changed");
  if (text.own) throw new Refusal(409, "review-own");
  await tx
    .insertInto("review")
    .values({
      slot_text: look.text,
      person: by.person,
      role: by.role,
      verdict: look.verdict,
      why: look.why,
      why_language: look.whyLanguage,
      on_paper: by.onPaper,
      at: by.at.toString(),
    })
    .onConflict((same) =>
      same.columns(["slot_text", "person", "role"]).where("person", "is not", null).doUpdateSet({
        verdict: look.verdict,
        why: look.why,
        why_language: look.whyLanguage,
        on_paper: by.onPaper,
        at: by.at.toString(),
      }),
    )
    .execute();
  if (look.verdict === "no") {
    await setState(tx, look.text, "draft", at);
    return "sent-back";
  }
  const reviews = await tx
    .selectFrom("review")
    .select(["person", "role", "verdict"])
    .where("slot_text", "=", look.text)
    .where("person", "is not", null)
    .execute();
  const needs = { medical: programme.needsMedical, plain: programme.needsPlain };
  if (!isApproved(reviews as unknown as readonly CountedReview[], needs)) return "waits";
  await approve(tx, programme, look.text, text.due, at);
  return "approved";
}

/** The version is sent from now on, and what was sent in its place is not any more. */
async function approve(tx: Tx, programme: WorkFacts, text: string, due: string | null, at: Temporal.Instant) {
  await sql`update slot_text as older set state = 'withdrawn', state_at = ${at.toString()}
    from slot_text as newer where newer.id = ${text} and older.slot = newer.slot and older.language = newer.language
      and older.side is not distinct from newer.side and older.state = 'approved' and older.id <> newer.id`.execute(tx);
  const today = at.toZonedDateTimeISO("UTC").toPlainDate();
  const chosen = due !== null && Temporal.PlainDate.compare(due, today) > 0 ? due : null;
  await tx
    .updateTable("slot_text")
    .set({
      state: "approved",
      state_at: at.toString(),
      approved_at: at.toString(),
      example: programme.example,
      review_due: chosen ?? today.add({ months: programme.reviewMonths }).toString(),
    })
    .where("id", "=", text)
    .execute();
}

const setState = (tx: Tx, text: string, state: "draft" | "withdrawn", at: Temporal.Instant) =>
  tx.updateTable("slot_text").set({ state, state_at: at.toString() }).where("id", "=", text).execute();

/** Who wrote what came back hears of it. */
export async function tellWriters(
  tx: Tx,
  programme: WorkFacts,
  looks: readonly Look[],
  event: string,
  at: Temporal.Instant,
): Promise<void> {
  const back = looks.filter((one) => one.verdict === "no").map((one) => one.text);
  if (back.length === 0) return;
  const { rows } = await sql<{ person: string }>`
    select distinct person.id as person from slot_text join person on person.id = slot_text.author
    where slot_text.id = any(${back}::uuid[]) and person.left_at is null`.execute(tx);
  for (const { person } of rows)
    await tellPerson(tx, { person, object: programme.id, event, verb: "message-sent-back" }, at);
}

/** What is signed is written into the record of changes: who, how many, on which paper. */
export const recordSigned = (
  tx: Tx,
  actor: Actor,
  programme: WorkFacts,
  data: Readonly<Record<string, string | number>>,
  at: Temporal.Instant,
) => audit(tx, { actor: actor.person, action: "reviews-entered", object: programme.id, data }, at);
