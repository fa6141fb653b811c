import { every, member, type Rule } from "#kernel/rights/rights.ts";
import { type CommonToTake, type GroupFacts, isChair, seatOf } from "./domain.ts";

const see: Rule<{ readonly audience: GroupFacts["audience"] }> = (actor, { audience }) =>
  audience === "public" || actor.member || { reason: "right-sign-in" };
const memberWhoSees = every<{ readonly audience: GroupFacts["audience"] }>(see, member);

const chair: Rule<GroupFacts> = (actor, group) => isChair(actor, group.id) || { reason: "group-chairs-only" };
const goesOn: Rule<GroupFacts> = (_actor, group) => group.state !== "closed" || { reason: "group-closed" };
const outside: Rule<GroupFacts> = (actor, group) =>
  !group.seats.some((seat) => seat.person === actor.person) || { reason: "group-seated-already" };
const atTheTable: Rule<GroupFacts> = (actor, group) =>
  seatOf(actor, group.id) !== null || { reason: "group-seats-only" };
const atTheTableOrAsking: Rule<GroupFacts> = (actor, group) =>
  group.seats.some((seat) => seat.person === actor.person) || { reason: "group-seats-only" };

export const rights = {
  "group.list": (() => true) as Rule<unknown>,
  "group.see": see as Rule<GroupFacts>,
  "group.propose": every<unknown>(member, (actor) => actor.sides.length > 0 || { reason: "right-side" }),
  "group.follow": memberWhoSees as Rule<GroupFacts>,
  "group.join": every<GroupFacts>(memberWhoSees, goesOn, outside),
  // Whether a seat was offered to him the command asks; it refuses with the reason.
  "group.answer-offer": every<GroupFacts>(memberWhoSees, goesOn),
  "group.leave": every<GroupFacts>(member, atTheTableOrAsking),
  "group.see-seats": every<GroupFacts>(member, atTheTable),
  "group.take-chair": every<GroupFacts>(member, atTheTable, goesOn),
  "group.edit": every<GroupFacts>(member, chair, goesOn),
  "group.seat-others": every<GroupFacts>(member, chair, goesOn),
  "group.change-state": every<GroupFacts>(member, chair, goesOn),
  // Which group takes it up, and whether the actor is its co-chair, is decided by the command.
  "group.take-up": every<CommonToTake>(
    memberWhoSees,
    (actor) => actor.seats.some((seat) => seat.role === "co-chair") || { reason: "group-chairs-only" },
  ),
};
