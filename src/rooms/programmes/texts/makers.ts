import type { Clock } from "#kernel/clock.ts";
import type { Keys, TextKey, TextMaker } from "#rooms/messages/index.ts";
import { staffMaker } from "../desk/staff-maker.ts";
import { lineMaker } from "./line-maker.ts";
import { slotMaker } from "./slot-maker.ts";
import { visitMaker } from "./visit-maker.ts";

/** What the texts are made with: keys for the exact date and for what she wrote, and the clock. */
export interface MakerTools {
  readonly keys: Keys;
  readonly textKey: TextKey;
  readonly clock: Clock;
}

/** Makes the texts of programmes at the moment of sending; given to the process `send`. */
export const programmeMakers = (tools: MakerTools): readonly TextMaker[] => [
  slotMaker(tools),
  ...["reply", "line", "still-you"].map((prefix) => lineMaker(prefix, tools)),
  visitMaker(tools),
  staffMaker(tools.textKey),
];
