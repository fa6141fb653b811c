import type { Db, Tx } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { FieldError } from "#kernel/web/form-state.ts";
import { countText } from "#rooms/messages/index.ts";
import type { WorkFacts } from "../team/domain.ts";
import { longestForm } from "../texts/variables.ts";
import { type Answer, keyOf, missingTexts, type TextPlace } from "./domain.ts";
import { faultsBeforeReview } from "./ready.ts";
import type { SlotFacts, TextVersion } from "./slot-query.ts";
import { knowinglyNone, versionsOfSlot } from "./slot-query.ts";

/** A text as a form or a file brings it. `base`: the version that the writer had before him; null for none. */
export interface Written extends TextPlace {
  readonly base: string | null;
  readonly text: string;
  readonly fact: string;
  readonly source: string;
  readonly sourceDate: string;
  readonly reviewDue: string | null;
  readonly answers: readonly Answer[];
  /** The writer found that it still says what its partners say, though they were written after it. */
  readonly compared: boolean;
  /** There will be no text here: its readers knowingly get nothing. */
  readonly none: boolean;
}

type Words = Omit<Written, "base" | "side" | "language" | "compared" | "none">;

/**
 * Keeps what is new as new versions, as drafts; `review` then sends all drafts of the slot to its reviewers. All or
 * nothing. What says the same as the version it was written from changes nothing. Refusals: 422 beside the fields
 * (`text.<language>.<side>`), also where somebody else has written a newer version meanwhile.
 */
export const writeTexts = (
  db: Db,
  actor: Actor,
  programme: WorkFacts,
  slot: SlotFacts,
  written: readonly Written[],
  wish: { readonly review: boolean; readonly wanted: readonly TextPlace[] },
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    await lockSlot(tx, slot.id);
    const errors: Record<string, FieldError> = {};
    let fresh = 0;
    for (const one of written) {
      const outcome = await putVersion(tx, actor.person, programme, slot, one, at);
      if (typeof outcome === "object") errors[`text.${keyOf(one)}`] = outcome;
      else if (outcome === "written") fresh += 1;
    }
    if (Object.keys(errors).length > 0) throw refuseFields(errors);
    await putNone(tx, actor.person, slot.id, written, at);
    const sent = wish.review ? await sendToReview(tx, programme, slot, wish.wanted, at) : 0;
    if (fresh > 0) await tell("messages-written", programme.id, { data: { slot: slot.id, texts: fresh } });
    if (sent > 0) await tell("messages-sent-to-review", programme.id, { data: { slot: slot.id, texts: sent } });
    return { fresh, sent };
  });

/** Keeps for whom there will be no text; a text that is written ends that. */
async function putNone(
  tx: Tx,
  person: string | null,
  slot: number,
  written: readonly Written[],
  at: Temporal.Instant,
): Promise<void> {
  for (const { side, language, none } of written) {
    if (side === null) continue;
    if (none)
      await tx
        .insertInto("slot_text_none")
        .values({ slot, side, language, person, since: at.toString() })
        .onConflict((same) => same.doNothing())
        .execute();
    else
      await tx
        .deleteFrom("slot_text_none")
        .where("slot", "=", slot)
        .where("side", "=", side)
        .where("language", "=", language)
        .execute();
  }
}

/** Nobody else writes or judges texts of this slot until the transaction ends. */
export async function lockSlot(tx: Tx, slot: number): Promise<void> {
  await tx.selectFrom("slot").select("id").where("id", "=", slot).forUpdate().executeTakeFirstOrThrow();
}

/** One text as a new version, unless it says what is there already; what is wrong with it otherwise. */
export async function putVersion(
  tx: Tx,
  author: string | null,
  programme: WorkFacts,
  slot: SlotFacts,
  one: Written,
  at: Temporal.Instant,
): Promise<"written" | "same" | FieldError> {
  const versions = await versionsIn(tx, slot.id, one);
  const current = versions.find((version) => version.current);
  if (one.text === "") return current && current.state !== "withdrawn" ? { id: "message-empty" } : "same";
  if (current && current.state !== "withdrawn" && saysTheSame(current, one)) {
    if (one.compared) await markCompared(tx, current.id, at);
    return "same";
  }
  const base = versions.find((version) => version.id === one.base);
  if (base && !base.current && saysTheSame(base, one)) return "same";
  if ((current?.id ?? null) !== one.base)
    return { id: "message-written-since", facts: { version: current?.version ?? 0 } };
  await insertVersion(tx, programme, slot.id, { ...one, version: (current?.version ?? 0) + 1, author }, at);
  return "written";
}

const wordsOf = (one: Words) => [
  one.text,
  one.fact,
  one.source,
  one.sourceDate,
  one.reviewDue,
  one.answers.map(({ code, words, reply, correct }) => [code, words, reply, correct]),
];

/** Of what is approved the day to look again follows from the approval, unless the writer names one. */
function saysTheSame(there: TextVersion, one: Words): boolean {
  const reviewDue = there.state === "approved" && one.reviewDue === null ? there.reviewDue : one.reviewDue;
  return JSON.stringify(wordsOf(there)) === JSON.stringify(wordsOf({ ...one, reviewDue }));
}

const markCompared = (tx: Tx, text: string, at: Temporal.Instant) =>
  tx.updateTable("slot_text").set({ compared_at: at.toString() }).where("id", "=", text).execute();

const versionsIn = async (tx: Tx, slot: number, { language, side }: TextPlace): Promise<readonly TextVersion[]> =>
  (await versionsOfSlot(tx, slot, true)).filter((one) => one.language === language && one.side === side);

export interface NewVersion extends TextPlace, Words {
  readonly version: number;
  readonly author: string | null;
  /** Set where the same words are to be looked at again. */
  readonly recall?: string;
  readonly state?: "draft" | "in-review";
}

/** Puts a new version in the place of the current one; what is approved goes on being sent until the new one is. */
export async function insertVersion(
  tx: Tx,
  programme: WorkFacts,
  slot: number,
  one: NewVersion,
  at: Temporal.Instant,
): Promise<string> {
  await tx
    .updateTable("slot_text")
    .set((eb) => ({
      current: false,
      // What waits for a look that will never come is a draft that was written over.
      state: eb.case().when("state", "=", "in-review").then("draft").else(eb.ref("state")).end(),
    }))
    .where("slot", "=", slot)
    .where("language", "=", one.language)
    .where("side", "is not distinct from", one.side)
    .where("current", "=", true)
    .execute();
  const { encoding, units, segments } = countText(longestForm(one.text, programme, one.side, one.language));
  const { id } = await tx
    .insertInto("slot_text")
    .values({
      slot,
      language: one.language,
      side: one.side,
      version: one.version,
      text: one.text,
      encoding,
      units,
      segments,
      fact: one.fact,
      source: one.source,
      source_date: one.sourceDate,
      review_due: one.reviewDue,
      state: one.state ?? "draft",
      state_at: at.toString(),
      example: programme.example,
      author: one.author,
      written_at: at.toString(),
      recall: one.recall ?? null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (one.answers.length > 0)
    await tx
      .insertInto("slot_text_answer")
      .values(one.answers.map((answer, position) => ({ slot_text: id, position, ...answer, words: [...answer.words] })))
      .execute();
  return id;
}

/** Sends the drafts of a slot to its reviewers; refuses beside each field that is empty, missing or not ready. */
async function sendToReview(
  tx: Tx,
  programme: WorkFacts,
  slot: SlotFacts,
  wanted: readonly TextPlace[],
  at: Temporal.Instant,
): Promise<number> {
  const texts = (await versionsOfSlot(tx, slot.id, false)).filter((one) => one.current);
  const errors: Record<string, FieldError> = {};
  for (const place of missingTexts(wanted, texts, await knowinglyNone(tx, slot.id)))
    errors[`text.${keyOf(place)}`] = { id: "message-missing" };
  const drafts = texts.filter((one) => one.state === "draft");
  for (const draft of drafts)
    for (const [field, fault] of Object.entries(faultsBeforeReview(draft, slot.kind, programme)))
      errors[`${field}.${keyOf(draft)}`] ??= fault;
  if (Object.keys(errors).length > 0) throw refuseFields(errors);
  if (drafts.length > 0)
    await tx
      .updateTable("slot_text")
      .set({ state: "in-review", state_at: at.toString() })
      .where(
        "id",
        "in",
        drafts.map((one) => one.id),
      )
      .execute();
  return drafts.length;
}

/** Takes the approved and the current version of a text out of use. Refusal 409 message-nothing-to-withdraw. */
export const withdrawText = (
  db: Db,
  actor: Actor,
  programme: WorkFacts,
  slot: SlotFacts,
  place: TextPlace,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    await lockSlot(tx, slot.id);
    const { numUpdatedRows } = await tx
      .updateTable("slot_text")
      .set({ state: "withdrawn", state_at: at.toString() })
      .where("slot", "=", slot.id)
      .where("language", "=", place.language)
      .where("side", "is not distinct from", place.side)
      .where((eb) => eb.or([eb("current", "=", true), eb("state", "=", "approved")]))
      .where("state", "!=", "withdrawn")
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal(409, "message-nothing-to-withdraw");
    await programmeChanged(tx, programme.id, at);
    await tell("message-withdrawn", programme.id, { data: { slot: slot.id, language: place.language } });
  });

/** What was planned of the programme is planned again. */
export async function programmeChanged(tx: Tx, programme: string, at: Temporal.Instant): Promise<void> {
  await tx.updateTable("programme").set({ changed_at: at.toString() }).where("id", "=", programme).execute();
}
