import { type SealedColumn, sealedHere } from "#rooms/messages/index.ts";

/** Everything in the database that is sealed to the key of numbers, in whichever room it lies; see `keys rotate`. */
export const sealedColumns: readonly SealedColumn[] = [
  ...sealedHere,
  { table: "enrolment", column: "anchor_sealed", id: { column: "id", type: "uuid" } },
];
