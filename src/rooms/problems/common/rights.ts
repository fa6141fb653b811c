import { anybody, member, type Rule } from "#kernel/rights/rights.ts";
import type { CommonFacts } from "./queries.ts";

const see: Rule<CommonFacts> = (actor, common) =>
  common.audience === "public" || actor.member || { reason: "right-sign-in" };
const memberWhoSees: Rule<CommonFacts> = (actor, common) => {
  const seen = see(actor, common);
  return seen === true ? member(actor, common) : seen;
};

export const commonRights = {
  "common-problem.list": anybody,
  "common-problem.see": see,
  "common-problem.follow": memberWhoSees,
  // Whose telling it is, or who chairs, is decided by the commands, which know the parts.
  "common-problem.leave": memberWhoSees,
  "common-problem.split": memberWhoSees,
};
