import { numberOf } from "#kernel/object/object.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { routesOf } from "#kernel/web/room.ts";
import type { WorkFacts } from "../team/domain.ts";
import { programmeOf } from "../team/queries.ts";
import { addVisit, cancelVisit, moveVisit, setDiscreet, type VisitWish } from "./commands.ts";
import { guardianAgreed } from "./guardian.ts";
import { findReaderPage, visitsPage } from "./page.ts";
import { type VisitedReader, visitedReader } from "./queries.ts";
import { visitRights } from "./rights.ts";

const room = routesOf("programmes", visitRights);
export const visitRoutes = room.routes;

const base = "/programmes/:number/readers/:reader/visits";
const readerOf = (call: Call<WorkFacts>): Promise<VisitedReader> =>
  visitedReader(call.db, call.facts.id, numberOf(call.params["reader"]));
const pathIn = (call: Call<WorkFacts>): string =>
  `/programmes/${call.facts.number}/readers/${numberOf(call.params["reader"])}/visits`;
const staffOf = (call: Call<WorkFacts>) => {
  if (!call.actor.person) throw new Refusal(403, "right-sign-in");
  return { programme: call.facts.id, person: call.actor.person, at: call.now };
};

// Whoever enrolled her knows the number that stands for hers, and nothing else of her.
room.get("/programmes/:number/visits", "visit.write", programmeOf, (call) => findReaderPage(call, freshForm), {
  cached: false,
});
room.post(
  "/programmes/:number/visits",
  "visit.write",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const said = call.form.get("reader").trim();
    if (!/^[1-9]\d{0,8}$/u.test(said)) throw refuseFields({ reader: { id: "visit-no-such-reader" } });
    try {
      await visitedReader(call.db, call.facts.id, Number(said));
    } catch (error) {
      if (error instanceof Refusal && error.status === 404)
        throw refuseFields({ reader: { id: "visit-no-such-reader" } });
      throw error;
    }
    return call.redirect(`/programmes/${call.facts.number}/readers/${said}/visits`);
  },
  (call, state) => findReaderPage(call, state),
);

const draw = async (call: Call<WorkFacts>, state: FormState = freshForm) =>
  visitsPage(call, await readerOf(call), state);

room.get(base, "visit.write", programmeOf, (call) => draw(call), { cached: false });
room.post(
  base,
  "visit.write",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const reader = await readerOf(call);
    const { enrolment } = readForm(call.form, { enrolment: field.id() });
    await addVisit(call.db, reader, enrolment, readVisit(call), staffOf(call));
    return call.redirect(pathIn(call), "note-saved");
  },
  draw,
);
room.post(
  `${base}/:visit`,
  "visit.write",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const reader = await readerOf(call);
    const visit = call.params["visit"] ?? "";
    if (call.form.get("do") === "off") await cancelVisit(call.db, reader, visit, staffOf(call));
    else await moveVisit(call.db, reader, visit, readVisit(call), staffOf(call));
    return call.redirect(pathIn(call), "note-saved");
  },
  draw,
);

room.post(
  "/programmes/:number/readers/:reader/guardian",
  "visit.write",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const reader = await readerOf(call);
    const { source, relation } = readForm(call.form, {
      source: field.line(200, 3),
      relation: field.oneOf(["parent", "guardian"]),
      sure: field.check().refine((ticked) => ticked, "guardian-sure-needed"),
    });
    await guardianAgreed(call.db, { id: reader.id, programme: call.facts.id }, { source, relation }, staffOf(call));
    return call.redirect(pathIn(call), "note-guardian-agreed");
  },
  draw,
);

room.post(
  "/programmes/:number/readers/:reader/discreet",
  "visit.write",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const reader = await readerOf(call);
    await setDiscreet(call.db, reader, call.form.get("discreet") === "yes", staffOf(call));
    return call.redirect(pathIn(call), "note-saved");
  },
);

function readVisit(call: Call): VisitWish {
  const { day, before } = readForm(call.form, {
    day: field.line(10).refine((text) => /^\d{4}-\d{2}-\d{2}$/u.test(text), "join-not-a-day"),
    before: field.maybeNumber(14),
  });
  try {
    return { day: Temporal.PlainDate.from(day, { overflow: "reject" }), daysBefore: before ?? 1 };
  } catch {
    throw refuseFields({ day: { id: "join-not-a-day" } });
  }
}
