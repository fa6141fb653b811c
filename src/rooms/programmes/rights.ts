import { holds } from "#kernel/rights/actor.ts";
import type { Rule } from "#kernel/rights/rights.ts";
import { isOn, type ProgrammeFacts, type ProgrammeRole } from "./domain.ts";

const isTeam = (programme: ProgrammeFacts): boolean => programme.offices.length > 0;
const has = (programme: ProgrammeFacts, ...roles: readonly ProgrammeRole[]): boolean =>
  programme.offices.some((role) => roles.includes(role));

/** What is not shown yet is its team's and the coordinators'. */
const see: Rule<ProgrammeFacts> = (actor, programme) => {
  if (programme.audience === "public" || isTeam(programme) || holds(actor, "coordinator")) return true;
  if (programme.audience === "members") return actor.member || { reason: "right-sign-in" };
  return { reason: "right-programme-team", hidden: true };
};

/** The form asks nobody who she is: her phone answers. */
const join: Rule<ProgrammeFacts> = (actor, programme) => {
  const seen = see(actor, programme);
  if (seen !== true) return seen;
  return isOn(programme.state) || { reason: "programme-not-on" };
};

const enrol: Rule<ProgrammeFacts> = (actor, programme) => {
  const seen = see(actor, programme);
  if (seen !== true) return seen;
  if (!actor.member) return { reason: "right-sign-in" };
  if (!has(programme, "health-worker", "operator")) return { reason: "right-health-worker" };
  return isOn(programme.state) || { reason: "programme-not-on" };
};

export const rights = {
  "programme.list": (() => true) as Rule<unknown>,
  "programme.see": see,
  "programme.join": join,
  "programme.enrol": enrol,
};
