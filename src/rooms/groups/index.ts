export type { GroupState, SeatRole } from "./domain.ts";
export { type NewState, setGroupStateIn } from "./life.ts";
export { makeGroupIn, type NewGroup } from "./making.ts";
export { seatIn } from "./seats.ts";
export { takeUpIn } from "./take-up.ts";
