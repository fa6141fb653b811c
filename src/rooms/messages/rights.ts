import { holds } from "#kernel/rights/actor.ts";
import { anybody, type Rule } from "#kernel/rights/rights.ts";

const coordinator: Rule<unknown> = (actor) => holds(actor, "coordinator") || { reason: "right-coordinator" };

export const rights = {
  "channel.keep": coordinator,
  // Who calls proves it by the secret in the address and by a signature; the handler looks at them.
  "hook.call": anybody,
};
