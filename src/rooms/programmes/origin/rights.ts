import { holds, writesFor } from "#kernel/rights/actor.ts";
import { every, member, type Rule } from "#kernel/rights/rights.ts";
import { rights } from "../rights.ts";
import type { WorkFacts } from "../team/domain.ts";
import { teamRights } from "../team/rights.ts";

/** A copy is somebody's: of an organisation one writes for, or of the coordinators of a side. */
const carries: Rule<WorkFacts> = (actor) =>
  actor.organisations.some((own) => writesFor(actor, own.id)) ||
  holds(actor, "coordinator") || { reason: "right-carry" };

/** A programme that nobody outside its team may see is read, and carried on, by its team alone. */
const sees: Rule<WorkFacts> = (actor, programme) => {
  const team = teamRights["messages.see"](actor, programme);
  return team === true || rights["programme.see"](actor, programme);
};

/** Who reads and writes the record of how a programme came here, and who takes it further. */
export const originRights = {
  "origin.see": sees,
  "origin.write": teamRights["messages.write"],
  "origin.carry": every<WorkFacts>(sees, member, carries),
};
