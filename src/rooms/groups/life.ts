import { closeAgreements } from "#kernel/agreements/agreement.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { change, type Tell } from "#kernel/events/change.ts";
import { descend } from "#kernel/lineage/lineage.ts";
import { lockObject } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { type GroupFacts, type GroupState, mustRest, whyNot } from "./domain.ts";
import { tellGroup } from "./notices.ts";
import { groupById } from "./queries.ts";

export interface NewState {
  readonly state: GroupState;
  /** Empty only where nobody gave a reason: the group rests since a side has no co-chair. */
  readonly why: string;
  readonly language: string;
  /** Who decided it; null for what follows by itself. */
  readonly person: string | null;
  /** Id of the group that goes on with the work, when this one closes. */
  readonly successor?: string | null;
}

/**
 * Takes a group to another state, with date and reason, and tells everyone who sits in it or follows it. Refusals:
 * 409 group-state-not-from-here, 409 group-needs-two-sides.
 */
export async function setGroupStateIn(
  tx: Tx,
  tell: Tell,
  group: { readonly id: string },
  to: NewState,
  at: Temporal.Instant,
): Promise<void> {
  await lockObject(tx, group.id);
  const now = await groupById(tx, group.id);
  const no = whyNot(now, to.state);
  if (no) throw new Refusal(409, no);
  const successor = to.state === "closed" ? (to.successor ?? null) : null;
  await tx
    .updateTable("working_group")
    .set({ state: to.state, state_since: at.toString(), successor })
    .where("id", "=", group.id)
    .execute();
  await tx
    .insertInto("group_state")
    .values({
      group: group.id,
      state: to.state,
      at: at.toString(),
      why: to.why,
      why_language: to.language,
      person: to.person,
    })
    .execute();
  if (to.state === "closed") await endWhatIsAsked(tx, group.id, at);
  if (successor) await descend(tx, group.id, successor, at);
  const verb = `group-state-${to.state}`;
  const event = await tell(verb, group.id, {
    audience: now.audience,
    side: null,
    ...(successor && { other: successor }),
  });
  await tellGroup(tx, { group: group.id, event, verb, except: to.person }, at);
}

/** A closed group takes up nothing more and seats nobody; what it had taken up stays as its history. */
async function endWhatIsAsked(tx: Tx, group: string, at: Temporal.Instant): Promise<void> {
  await tx.updateTable("object").set({ closed_at: at.toString() }).where("id", "=", group).execute();
  await tx.deleteFrom("taken_up").where("group", "=", group).where("at", "is", null).execute();
  await closeAgreements(tx, { object: group, kind: "take-up" }, at);
  await tx.deleteFrom("seat_offer").where("group", "=", group).execute();
  await tx
    .updateTable("seat")
    .set({ left_at: at.toString() })
    .where("group", "=", group)
    .where("role", "=", "asking")
    .where("left_at", "is", null)
    .execute();
}

/** A co-chair's act. Refusals as above. */
export const setGroupState = (
  db: Db,
  actor: Actor,
  group: GroupFacts,
  to: Omit<NewState, "person">,
  at: Temporal.Instant,
) => change(db, actor, at, (tx, tell) => setGroupStateIn(tx, tell, group, { ...to, person: actor.person }, at));

/** Lets a group rest that works without co-chairs of two sides; nothing happens to any other. */
export async function restWithoutChairs(
  tx: Tx,
  tell: Tell,
  group: string,
  why: { readonly why: string; readonly language: string; readonly person: string | null },
  at: Temporal.Instant,
): Promise<boolean> {
  if (!mustRest(await groupById(tx, group))) return false;
  await setGroupStateIn(tx, tell, { id: group }, { state: "resting", ...why }, at);
  return true;
}
