import { every, member, type Rule } from "#kernel/rights/rights.ts";
import { operates, type WorkFacts } from "../team/domain.ts";
import { teamRights } from "../team/rights.ts";

const nurse: Rule<WorkFacts> = (actor, programme) =>
  programme.offices.includes("health-worker") || operates(actor, programme) || { reason: "right-health-worker" };

/** Who enrols a woman also notes when she has a visit, and puts in the yes of a parent or guardian. */
export const visitRights = {
  "visit.write": every<WorkFacts>(teamRights["team.see"], member, nurse),
};
