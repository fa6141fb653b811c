import { holds } from "#kernel/rights/actor.ts";
import { every, member, type Rule } from "#kernel/rights/rights.ts";
import { teamRights } from "../team/rights.ts";

/** What the brake of the whole house is decided by. */
export interface BrakeFacts {
  /** The asker is an operator of some programme. */
  readonly operatesSome: boolean;
}

const brake: Rule<BrakeFacts> = (actor, { operatesSome }) =>
  operatesSome || holds(actor, "coordinator") || { reason: "right-programme-operator" };

export const deskRights = {
  "desk.see": teamRights["team.see"],
  // What readers write is for those who answer them, not for every reviewer.
  "desk.answer": teamRights["messages.write"],
  "desk.brake": every<BrakeFacts>(member, brake),
};
