import type { Place } from "./sealing.ts";

/** Where her number lies: in her row of `subscriber`. */
export const phonePlace = (subscriber: string): Place => ({
  table: "subscriber",
  column: "phone_sealed",
  id: subscriber,
});

/** From whom a text came. */
export const senderPlace = (inbound: string): Place => ({ table: "inbound", column: "from_sealed", id: inbound });

/** What somebody wrote. */
export const inboundTextPlace = (inbound: string): Place => ({ table: "inbound", column: "text_sealed", id: inbound });

/** The exact date that an enrolment is counted from. */
export const anchorPlace = (enrolment: string): Place => ({
  table: "enrolment",
  column: "anchor_sealed",
  id: enrolment,
});
