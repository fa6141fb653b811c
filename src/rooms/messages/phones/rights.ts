import { holds } from "#kernel/rights/actor.ts";
import type { Rule } from "#kernel/rights/rights.ts";

export interface PhonesFacts {
  /** The house is the example. */
  readonly example: boolean;
  /** A simulator carries messages here. */
  readonly simulator: boolean;
}

/** In the example everybody plays with the telephones; elsewhere coordinators, where a simulator is switched on. */
const play: Rule<PhonesFacts> = (actor, { example, simulator }) =>
  (simulator && (example || holds(actor, "coordinator"))) || { reason: "phones-not-here", hidden: true };

export const phonesRights = { "phone.see": play, "phone.write": play };
