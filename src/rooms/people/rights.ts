import { holds } from "#kernel/rights/actor.ts";
import { anybody, every, member, type Rule, signedIn } from "#kernel/rights/rights.ts";
import { coordinates, type OrganisationFacts, type PersonFacts, roleIn } from "./domain.ts";

const inside: Rule<OrganisationFacts> = (actor, { id }) =>
  roleIn(actor, id) !== null || { reason: "organisation-not-in-it" };
const head: Rule<OrganisationFacts> = (actor, { id }) =>
  roleIn(actor, id) === "head" || { reason: "organisation-heads-only" };
const writes: Rule<OrganisationFacts> = (actor, { id }) => {
  const role = roleIn(actor, id);
  return role === "head" || role === "editor" || { reason: "organisation-editors-only" };
};

export const rights = {
  "account.sign-up": anybody,
  "account.sign-in": anybody,
  "account.sign-out": anybody,
  "account.use-link": anybody,
  "me.see": signedIn,
  "me.change": signedIn,
  // One who has not been let in yet is nobody's business but his own and that of the coordinators who decide.
  "person.see": ((actor, person) => {
    if (actor.person === person.id || coordinates(actor, person.sides)) return true;
    if (!actor.member) return { reason: "right-sign-in" };
    return person.admitted || { reason: "right-nobody", hidden: true };
  }) as Rule<PersonFacts>,
  "organisation.list": anybody,
  "organisation.see": anybody as Rule<OrganisationFacts>,
  "organisation.make": member,
  "organisation.edit": every<OrganisationFacts>(member, writes),
  "organisation.head": every<OrganisationFacts>(member, head),
  "organisation.ask-to-join": every<OrganisationFacts>(
    member,
    (actor, { id }) => roleIn(actor, id) === null || { reason: "organisation-in-it-already" },
  ),
  "organisation.leave": every<OrganisationFacts>(member, inside),
  "organisation.verify": every<OrganisationFacts>(
    member,
    (actor, { side }) => holds(actor, "coordinator", side) || { reason: "right-coordinator" },
  ),
};
