import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { routesOf } from "#kernel/web/room.ts";
import type { GroupFacts } from "./domain.ts";
import { capacity, ownSide, readSeat } from "./form.ts";
import { answerOffer, offerSeat, takeBackOffer } from "./offers.ts";
import { leavePage, offerPage, seatPage, seatsPage } from "./pages/seats.ts";
import { groupOf } from "./queries.ts";
import { rights } from "./rights.ts";
import { pathOf } from "./routes.ts";
import { answerAsking, leaveGroup, takeSeat, takeVacantChair } from "./seats.ts";
import { groupView, seatsView } from "./view.ts";

const room = routesOf("groups", rights);
export const seatRoutes = room.routes;

const sitting = (call: Call<GroupFacts>, state: FormState = freshForm) => seatPage(call, call.facts, state);
room.get("/groups/:number/seat", "group.join", groupOf, (call) => sitting(call), { cached: false });
room.post(
  "/groups/:number/seats",
  "group.join",
  groupOf,
  limits.ordinaryWrite,
  async (call) => {
    const outcome = await takeSeat(call.db, call.actor, call.facts, readSeat(call), call.now);
    return call.redirect(pathOf(call.facts), outcome === "seated" ? "note-group-seated" : "note-group-asked");
  },
  sitting,
);

const table = async (call: Call<GroupFacts>, state: FormState = freshForm) =>
  seatsPage(call, call.facts, await seatsView(call.db, call.facts.id, call.actor, call.t.reads), state);
room.get("/groups/:number/seats", "group.see-seats", groupOf, (call) => table(call));

const personIn = (call: Call): string => {
  const id = call.params["person"] ?? "";
  if (!field.id().safeParse(id).success) throw new Refusal(404, "not-found");
  return id;
};
for (const [answer, yes] of [
  ["acceptance", true],
  ["refusal", false],
] as const) {
  room.post(
    `/groups/:number/seats/:person/${answer}`,
    "group.seat-others",
    groupOf,
    limits.ordinaryWrite,
    async (call) => {
      await answerAsking(call.db, call.actor, call.facts, personIn(call), yes, call.now);
      return call.redirect(`${pathOf(call.facts)}/seats`, yes ? "note-group-seat-given" : "note-group-seat-declined");
    },
  );
}

/** A person by the number of his page: `5`, `/people/5`, or the whole address. */
const personNumber = field
  .line(300)
  .transform((text) => Number(/(?:^|\/people\/)([1-9]\d{0,8})\/?$/u.exec(text.trim())?.[1] ?? "0"))
  .refine((number) => number > 0, "group-nobody-of-this-number");

room.post(
  "/groups/:number/offers",
  "group.seat-others",
  groupOf,
  limits.ordinaryWrite,
  async (call) => {
    const { person, as } = readForm(call.form, {
      person: personNumber,
      as: field.oneOf(["member", "co-chair", "my-stead"]),
    });
    const offer = {
      number: person,
      role: as === "member" ? "member" : "co-chair",
      inMyStead: as === "my-stead",
    } as const;
    await offerSeat(call.db, call.actor, call.facts, offer, call.now);
    return call.redirect(`${pathOf(call.facts)}/seats`, "note-group-offered");
  },
  table,
);
room.post(
  "/groups/:number/offers/:person/withdrawal",
  "group.seat-others",
  groupOf,
  limits.ordinaryWrite,
  async (call) => {
    await takeBackOffer(call.db, call.actor, call.facts, personIn(call), call.now);
    return call.redirect(`${pathOf(call.facts)}/seats`, "note-group-offer-taken-back");
  },
);

const offered = async (call: Call<GroupFacts>, state: FormState = freshForm) => {
  const view = await groupView(call.db, call.facts, call.actor, call.exchange.open, call.t.reads);
  if (!view.offer) throw new Refusal(409, "group-no-offer");
  return offerPage(call, call.facts, view.offer, state);
};
room.get("/groups/:number/offer", "group.answer-offer", groupOf, (call) => offered(call), { cached: false });
room.post(
  "/groups/:number/offer",
  "group.answer-offer",
  groupOf,
  limits.ordinaryWrite,
  async (call) => {
    const { answer } = readForm(call.form, { answer: field.oneOf(["yes", "no"]) });
    if (answer === "no") {
      await answerOffer(call.db, call.actor, call.facts, null, call.now);
      return call.redirect(pathOf(call.facts), "note-group-offer-declined");
    }
    const read = readForm(call.form, { side: ownSide(call), capacity });
    await answerOffer(call.db, call.actor, call.facts, { ...read, language: call.t.language }, call.now);
    return call.redirect(pathOf(call.facts), "note-group-seated");
  },
  offered,
);

room.post("/groups/:number/chair", "group.take-chair", groupOf, limits.ordinaryWrite, async (call) => {
  await takeVacantChair(call.db, call.actor, call.facts, call.now);
  return call.redirect(pathOf(call.facts), "note-group-seated");
});

const leaving = (call: Call<GroupFacts>, state: FormState = freshForm) => leavePage(call, call.facts, state);
room.get("/groups/:number/leave", "group.leave", groupOf, (call) => leaving(call), { cached: false });
room.post(
  "/groups/:number/leave",
  "group.leave",
  groupOf,
  limits.ordinaryWrite,
  async (call) => {
    const { why } = readForm(call.form, { why: field.maybeLine(600) });
    const rests = await leaveGroup(call.db, call.actor, call.facts, { why, language: call.t.language }, call.now);
    return call.redirect(pathOf(call.facts), rests ? "note-group-left-resting" : "note-group-left");
  },
  leaving,
);
