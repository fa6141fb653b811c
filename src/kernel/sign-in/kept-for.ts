import { createHash } from "node:crypto";
import type { Actor } from "#kernel/rights/actor.ts";

/** By what a browser tells one person's unsent words from another's; empty for who is signed out. Names nobody. */
export const keptFor = ({ account }: Pick<Actor, "account">): string =>
  account === null ? "" : createHash("sha256").update(`kept for ${account}`).digest("base64url").slice(0, 12);
