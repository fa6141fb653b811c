import { anybody, signedIn } from "#kernel/rights/rights.ts";

export const rights = {
  "letter.choose": signedIn,
  // The signature in the link is the right; the loader looks at it.
  "letter.stop": anybody,
};
