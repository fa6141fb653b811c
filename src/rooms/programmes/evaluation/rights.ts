import { holds } from "#kernel/rights/actor.ts";
import type { Rule } from "#kernel/rights/rights.ts";
import { rights } from "../rights.ts";
import type { WorkFacts } from "../team/domain.ts";
import { teamRights } from "../team/rights.ts";
import type { TrialFacts } from "./domain.ts";

/** Figures before anybody has published them: operators, and the auditor, who reads everything and does nothing. */
const see: Rule<WorkFacts> = (actor, programme) =>
  (actor.member && holds(actor, "auditor") && rights["programme.see"](actor, programme) === true) ||
  teamRights["messages.write"](actor, programme);

/** A published trial is everybody's who may know of its programme; before that it is not there for anybody else. */
const read: Rule<TrialFacts> = (actor, facts) => {
  const seen = see(actor, facts);
  if (seen === true) return true;
  if (facts.trial.publishedAt !== null) return rights["programme.see"](actor, facts);
  return { reason: "right-programme-operator", hidden: true };
};

export const evaluationRights = {
  "evaluation.see": see,
  "evaluation.write": teamRights["messages.write"],
  "trial.see": see as Rule<TrialFacts>,
  "trial.write": teamRights["messages.write"] as Rule<TrialFacts>,
  "trial.read": read,
};
