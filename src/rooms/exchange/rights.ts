import { holds } from "#kernel/rights/actor.ts";
import { anybody, type Rule, some } from "#kernel/rights/rights.ts";

const coordinator: Rule<unknown> = (actor) => holds(actor, "coordinator") || { reason: "right-coordinator" };

const auditor: Rule<unknown> = (actor) => holds(actor, "auditor") || { reason: "right-auditor" };

export const rights = {
  // Who holds the one-time link may; the handler looks at it.
  "exchange.set-up": anybody,
  "exchange.settings": coordinator,
  "exchange.coordinate": coordinator,
  "exchange.audit": some<unknown>(coordinator, auditor),
  "side.change": ((actor, { code }) => holds(actor, "coordinator", code) || { reason: "right-coordinator" }) as Rule<{
    code: string;
  }>,
  "home.see": anybody,
  "home.find": anybody,
  "new.see": anybody,
  "about.see": anybody,
  "downloads.see": anybody,
};
