import { z } from "zod";
import { languagesOf, sideOf } from "#kernel/exchange/exchange.ts";
import { numberOf } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { cleanText } from "#kernel/web/form-input.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { keepsHead, memberRoles, type OrganisationFacts } from "../domain.ts";
import { houseAddress } from "../links.ts";
import { own } from "../me/commands.ts";
import { rights } from "../rights.ts";
import {
  changeOrganisation,
  changeRole,
  handOver,
  leaveWithOrganisation,
  makeOrganisation,
  verify,
} from "./commands.ts";
import { readOrganisation, readSide, stateOf } from "./form.ts";
import { invitationOf, invite, takeUpInvitation } from "./invitations.ts";
import { answerAsking, askToJoin } from "./joining.ts";
import { formPage } from "./pages/form.ts";
import { listPage } from "./pages/list.ts";
import { endPage, invitationPage, invitedPage, joiningPage, leavingPage, membersPage } from "./pages/members.ts";
import { pathOf } from "./pages/parts.ts";
import { viewPage } from "./pages/view.ts";
import { askingToJoin, type ListWish, organisationList, organisationOf, organisationView } from "./queries.ts";

const room = routesOf("people", rights);
export const organisationRoutes = room.routes;
const path = "/organisations/:number";

const load = ({ db, actor, exchange, t }: Call, facts: OrganisationFacts) =>
  organisationView(db, facts, actor, exchange.open, t.reads);

room.get("/organisations", "organisation.list", noFacts, async (call) => {
  const wish = wishOf(call);
  return listPage(call, wish, await organisationList(call.db, call.actor, call.exchange.open, call.t.reads, wish));
});
function wishOf({ url, exchange }: Call): ListWish {
  const query = url.searchParams;
  const number = (name: string) => (/^[1-9]\d{0,8}$/u.test(query.get(name) ?? "") ? Number(query.get(name)) : null);
  const side = query.get("side");
  const after = number("after");
  return {
    side: sideOf(exchange, side) ? side : null,
    search: cleanText(query.get("name") ?? "")
      .trim()
      .slice(0, 100),
    after,
    before: after === null ? number("before") : null,
  };
}

room.get("/organisations/new", "organisation.make", noFacts, (call) => formPage(call, freshForm, null), {
  cached: false,
});
room.post(
  "/organisations/new",
  "organisation.make",
  noFacts,
  limits.publish,
  async (call) => {
    const words = await readOrganisation(call, null);
    const made = await makeOrganisation(call.db, own(call.actor), call.secret ?? "", readSide(call), words, call.now);
    return call.redirect(pathOf(made.number), "note-organisation-made");
  },
  (call, state) => formPage(call, state, null),
);

room.get(path, "organisation.see", organisationOf, async (call) =>
  viewPage(call, call.facts, await load(call, call.facts)),
);
room.get(`${path}/edit`, "organisation.edit", organisationOf, async (call) =>
  formPage(call, stateOf(call.facts, await load(call, call.facts)), call.facts),
);
room.post(
  `${path}/edit`,
  "organisation.edit",
  organisationOf,
  limits.ordinaryWrite,
  async (call) => {
    await changeOrganisation(call.db, own(call.actor), call.facts, await readOrganisation(call, call.facts), call.now);
    return call.redirect(pathOf(call.facts.number), "note-organisation-saved");
  },
  (call, state) => formPage(call, state, call.facts),
);

const drawMembers = async (call: Call<OrganisationFacts>, state: FormState = freshForm) => {
  const [view, asking] = await Promise.all([load(call, call.facts), askingToJoin(call.db, call.facts.id)]);
  return membersPage(call, call.facts, view, asking, state);
};
room.get(`${path}/members`, "organisation.head", organisationOf, (call) => drawMembers(call));
room.post(`${path}/members/:person`, "organisation.head", organisationOf, limits.ordinaryWrite, async (call) => {
  const { role } = readForm(call.form, { role: z.literal("").or(field.oneOf(memberRoles)) });
  await changeRole(call.db, own(call.actor), call.facts, await personIn(call), role === "" ? null : role, call.now);
  return call.redirect(
    `${pathOf(call.facts.number)}${(await staysHead(call, role)) ? "/members" : ""}`,
    "note-members-changed",
  );
});
room.post(
  `${path}/members/:person/succession`,
  "organisation.head",
  organisationOf,
  limits.ordinaryWrite,
  async (call) => {
    await handOver(call.db, own(call.actor), call.facts, await personIn(call), call.now);
    return call.redirect(pathOf(call.facts.number), "note-handed-over");
  },
);
room.post(`${path}/asking/:person`, "organisation.head", organisationOf, limits.ordinaryWrite, async (call) => {
  const { role } = readForm(call.form, { role: z.literal("").or(field.oneOf(["editor", "member"])) });
  await answerAsking(
    call.db,
    call.exchange,
    own(call.actor),
    call.facts,
    await personIn(call),
    role === "" ? null : role,
    call.now,
  );
  return call.redirect(
    `${pathOf(call.facts.number)}/members`,
    role === "" ? "note-asking-refused" : "note-members-changed",
  );
});

/** The person that the second number of the address names. */
async function personIn(call: Call): Promise<string> {
  const row = await call.db
    .selectFrom("object")
    .select("id")
    .where("kind", "=", "person")
    .where("origin", "=", "here")
    .where("number", "=", numberOf(call.params["person"]))
    .executeTakeFirst();
  if (!row) throw new Refusal(404, "not-found");
  return row.id;
}
/** One who has just given up being head cannot be led back to the heads' page. */
const staysHead = async (call: Call, role: string): Promise<boolean> =>
  role === "head" || Number(call.params["person"]) !== call.actor.number;

room.post(
  `${path}/invitations`,
  "organisation.head",
  organisationOf,
  limits.ask,
  async (call) => {
    const invited = readForm(call.form, {
      address: field.mailAddress(),
      role: field.oneOf(memberRoles),
      language: field.language(languagesOf(call.exchange)),
    });
    const actor = own(call.actor);
    const link = await invite(
      call.db,
      { exchange: call.exchange, origin: houseAddress(call) },
      { ...actor, account: actor.account ?? "" },
      call.facts,
      invited,
      call.now,
    );
    return invitedPage(call, call.facts, invited.address, link);
  },
  drawMembers,
);

const door = { cached: false, always: true };
room.get(
  "/invitation/:token",
  "account.use-link",
  invitationOf,
  (call) => invitationPage(call, call.actor.person === null ? null : call.facts),
  door,
);
room.post(
  "/invitation/:token",
  "organisation.make",
  invitationOf,
  limits.mailLink,
  async (call) => {
    const actor = own(call.actor);
    await takeUpInvitation(call.db, call.exchange, { ...actor, account: actor.account ?? "" }, call.facts, call.now);
    return call.redirect(pathOf(call.facts.organisation.number), "note-joined");
  },
  null,
  door,
);

room.get(`${path}/joining`, "organisation.ask-to-join", organisationOf, (call) =>
  joiningPage(call, call.facts, freshForm),
);
room.post(
  `${path}/joining`,
  "organisation.ask-to-join",
  organisationOf,
  limits.ordinaryWrite,
  async (call) => {
    const { words } = readForm(call.form, { words: field.maybeText(1000) });
    await askToJoin(call.db, call.exchange, own(call.actor), call.facts, words, call.now);
    return call.redirect(pathOf(call.facts.number), "note-asked-to-join");
  },
  (call, state) => joiningPage(call, call.facts, state),
);

room.get(`${path}/leaving`, "organisation.leave", organisationOf, async (call) => {
  const { members } = await load(call, call.facts);
  const others = members.map((one) => ({ person: one.id, role: one.role }));
  return leavingPage(call, call.facts, !keepsHead(others, call.actor.person ?? "", null));
});
room.post(`${path}/leaving`, "organisation.leave", organisationOf, limits.ordinaryWrite, async (call) => {
  const actor = own(call.actor);
  await changeRole(call.db, actor, call.facts, actor.person, null, call.now);
  return call.redirect(pathOf(call.facts.number), "note-left-organisation");
});
room.get(`${path}/end`, "organisation.head", organisationOf, (call) => endPage(call, call.facts));
room.post(`${path}/end`, "organisation.head", organisationOf, limits.setting, async (call) => {
  await leaveWithOrganisation(call.db, own(call.actor), call.facts, call.now);
  return call.redirect("/organisations", "note-organisation-left");
});

room.post(`${path}/verification`, "organisation.verify", organisationOf, limits.ordinaryWrite, async (call) => {
  await verify(call.db, own(call.actor), call.facts, call.form.get("known") !== "", call.now);
  return call.redirect(pathOf(call.facts.number), call.form.get("known") !== "" ? "note-verified" : "note-unverified");
});
