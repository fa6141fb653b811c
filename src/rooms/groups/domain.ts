import type { Actor } from "#kernel/rights/actor.ts";

/** A group forms, works, may rest and work again, and closes for good. */
export type GroupState = "forming" | "working" | "resting" | "closed";
export const groupStates = ["forming", "working", "resting", "closed"] as const satisfies readonly GroupState[];
export type SeatRole = "co-chair" | "member";

export interface Seat {
  readonly person: string;
  readonly side: string;
  /** `asking`: no seat yet. */
  readonly role: SeatRole | "asking";
  /** False when the side has left the exchange: its co-chair keeps the seat and leads nobody. */
  readonly takesPart: boolean;
}

/** What the rules of this room need to know of one group. */
export interface GroupFacts {
  readonly id: string;
  readonly number: number;
  readonly audience: "authors" | "group" | "members" | "public";
  readonly state: GroupState;
  /** Whoever likes may sit; else one asks, or is invited. */
  readonly open: boolean;
  readonly themes: readonly string[];
  readonly seats: readonly Seat[];
}

/** What the rules need to know of a common problem that a group may take up. */
export interface CommonToTake {
  readonly id: string;
  readonly number: number;
  readonly audience: "authors" | "group" | "members" | "public";
  readonly closed: boolean;
}

/** Those who sit: who only asked for a seat is not among them. */
export const seated = <S extends { readonly role: string }>(seats: readonly S[]): readonly S[] =>
  seats.filter((seat) => seat.role !== "asking");

/** May one more person of `side` sit? A side may hold two seats, or two thirds of the table, whichever is more. */
export function hasFreeSeat(seats: readonly { readonly side: string }[], side: string): boolean {
  const own = seats.filter((seat) => seat.side === side).length;
  return own + 1 <= Math.max(2, Math.floor(((seats.length + 1) * 2) / 3));
}

/** Sides of the exchange that have a co-chair, in the order in which their co-chairs sat down. */
export const sidesWithChair = (seats: readonly Seat[]): readonly string[] => [
  ...new Set(seats.filter((seat) => seat.role === "co-chair" && seat.takesPart).map((seat) => seat.side)),
];

/** Why a seat cannot be had now, and what of the wish it speaks against; null when it is free. `seats`: all others. */
export function whyTaken(
  seats: readonly Seat[],
  side: string,
  role: SeatRole,
): { readonly field: "side" | "role"; readonly id: string } | null {
  if (!hasFreeSeat(seated(seats), side)) return { field: "side", id: "group-side-full" };
  if (role === "co-chair" && hasChair(seats, side)) return { field: "role", id: "group-side-has-chair" };
  return null;
}

const following: Record<GroupState, readonly GroupState[]> = {
  forming: ["working", "closed"],
  working: ["resting", "closed"],
  resting: ["working", "closed"],
  closed: [],
};

/** States that a group may go to from here; nothing comes after closing. */
export const statesAfter = (state: GroupState): readonly GroupState[] => following[state];

/** Whether somebody leads for a side already; each side has one co-chair. */
export const hasChair = (seats: readonly Seat[], side: string): boolean =>
  seats.some((seat) => seat.role === "co-chair" && seat.side === side);

/** Why a group may not go to a state (a message id), or null when it may. It works only with co-chairs of two sides. */
export function whyNot(group: Pick<GroupFacts, "state" | "seats">, to: GroupState): string | null {
  if (!following[group.state].includes(to)) return "group-state-not-from-here";
  if (to === "working" && sidesWithChair(group.seats).length < 2) return "group-needs-two-sides";
  return null;
}

/** Whether a group that works must rest now: fewer than two sides are left with a co-chair. */
export const mustRest = (group: Pick<GroupFacts, "state" | "seats">): boolean =>
  group.state === "working" && sidesWithChair(group.seats).length < 2;

/** The actor's seat in a group; null for one who does not sit in it. */
export const seatOf = (actor: Actor, group: string): Actor["seats"][number] | null =>
  actor.seats.find((seat) => seat.group === group) ?? null;

export const isChair = (actor: Actor, group: string): boolean => seatOf(actor, group)?.role === "co-chair";

/** Whether the group would have to rest once the actor left his seat. */
export const wouldRest = (actor: Actor, group: GroupFacts): boolean =>
  isChair(actor, group.id) && mustRest({ ...group, seats: group.seats.filter((seat) => seat.person !== actor.person) });
