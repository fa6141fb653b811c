import { holds } from "#kernel/rights/actor.ts";
import { anybody, type Rule } from "#kernel/rights/rights.ts";

export const rights = {
  "theme.list": anybody,
  "theme.see": anybody,
  "theme.edit": ((actor) => holds(actor, "coordinator") || { reason: "right-coordinator" }) as Rule<unknown>,
};
