import type { Call } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { routesOf } from "#kernel/web/room.ts";
import { type ProgrammeRole, programmeRoles } from "../domain.ts";
import { giveOffice, takeOffice } from "./commands.ts";
import type { WorkFacts } from "./domain.ts";
import { teamPage } from "./pages/team.ts";
import { programmeOf, teamOf } from "./queries.ts";
import { teamRights } from "./rights.ts";

const room = routesOf("programmes", teamRights);
export const teamRoutes = room.routes;

const drawn = async (call: Call<WorkFacts>, state: FormState = freshForm) =>
  teamPage(call, call.facts, await teamOf(call.db, call.facts.id), state);

const oneRole = field.oneOf(programmeRoles as readonly [ProgrammeRole, ...ProgrammeRole[]]);
/** A person by the number of his page: `5`, `/people/5`, or the whole address. */
const personNumber = field
  .line(300)
  .transform((text) => Number(/(?:^|\/people\/)([1-9]\d{0,8})\/?$/u.exec(text.trim())?.[1] ?? "0"))
  .refine((number) => number > 0, "team-nobody-of-this-number");

room.get("/programmes/:number/team", "team.see", programmeOf, (call) => drawn(call), { cached: false });
room.post(
  "/programmes/:number/team",
  "team.give-office",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const { person, role, duty } = readForm(call.form, {
      person: personNumber,
      role: oneRole,
      duty: field.oneOf(["yes", "no", ""]),
    });
    const given = { number: person, role, onDuty: role === "operator" && duty === "yes" };
    await giveOffice(call.db, call.actor, call.facts, given, call.now);
    return call.redirect(`/programmes/${call.facts.number}/team`, "note-team-given");
  },
  drawn,
);
room.post("/programmes/:number/team/ended", "team.give-office", programmeOf, limits.ordinaryWrite, async (call) => {
  const { person, role } = readForm(call.form, { person: personNumber, role: oneRole });
  await takeOffice(call.db, call.actor, call.facts, { number: person, role }, call.now);
  return call.redirect(`/programmes/${call.facts.number}/team`, "note-team-taken");
});
// Whoever holds an office may lay it down himself, whatever the heads think of it.
room.post("/programmes/:number/team/laid-down", "team.lay-down", programmeOf, limits.ordinaryWrite, async (call) => {
  const { role } = readForm(call.form, { role: oneRole });
  await takeOffice(call.db, call.actor, call.facts, { number: call.actor.number ?? 0, role }, call.now);
  return call.redirect("/me", "note-team-laid-down");
});
