import { every, member, type Rule } from "#kernel/rights/rights.ts";
import { rights } from "../rights.ts";
import { inTeam, leads, operates, reviewsAs, type WorkFacts } from "./domain.ts";

/** What nobody outside may know of is not there for them, whatever they would do with it. */
const seen: Rule<WorkFacts> = (actor, programme) =>
  inTeam(actor, programme) || rights["programme.see"](actor, programme);
const work = (rule: Rule<WorkFacts>): Rule<WorkFacts> => every<WorkFacts>(seen, member, rule);

const team: Rule<WorkFacts> = (actor, programme) => inTeam(actor, programme) || { reason: "right-programme-team" };
const operator: Rule<WorkFacts> = (actor, programme) =>
  operates(actor, programme) || { reason: "right-programme-operator" };
const reviewer: Rule<WorkFacts> = (_, programme) =>
  reviewsAs(programme) !== null || { reason: "right-programme-reviewer" };
const lead: Rule<WorkFacts> = (actor, programme) =>
  leads(actor, programme) || {
    reason: programme.organisation === null ? "right-coordinator" : "right-programme-head",
  };

/** Who works on a programme's messages and on its team; joined to the rights of the room. */
export const teamRights = {
  "team.see": work(team),
  "team.give-office": work(lead),
  "team.lay-down": work((_, programme) => programme.offices.length > 0 || { reason: "right-programme-no-office" }),
  "messages.see": work(team),
  "messages.write": work(operator),
  "review.see": work(team),
  "review.give": work(reviewer),
  "review.enter": work(operator),
  // A doctor who hears of a new guideline need not wait for an operator to take back what rests on the old one.
  "review.recall": work(
    (actor, programme) =>
      operates(actor, programme) || reviewsAs(programme) !== null || { reason: "right-programme-operator" },
  ),
};
