import { anybody } from "#kernel/rights/rights.ts";

// Both ask first whether this exchange is an example, and are not there (404) where it is none.
export const rights = {
  "demo.look-around": anybody,
  "demo.move-clock": anybody,
};
