import { refuseFields } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FieldError, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { readPhone } from "#rooms/messages/index.ts";
import { askToEnrol, type EnrolWish } from "./commands.ts";
import type { ProgrammeFacts } from "./domain.ts";
import { readDates } from "./enrol/form-dates.ts";
import { readEnrolmentRows } from "./enrol/read-rows.ts";
import { enrolPage, outcomesPage } from "./pages/enrol.ts";
import { askedPage, joinPage } from "./pages/join.ts";
import { listPage } from "./pages/list.ts";
import { viewPage } from "./pages/view.ts";
import { fileOutcomes, type ProgrammeView, programmeList, programmeOf, programmeView } from "./queries.ts";
import { rights } from "./rights.ts";

const room = routesOf("programmes", rights);
export const programmeRoutes = room.routes;

const view = (call: Call<ProgrammeFacts>): Promise<ProgrammeView> => programmeView(call.db, call.facts.id);

room.get("/programmes", "programme.list", noFacts, async (call) =>
  listPage(call, await programmeList(call.db, call.actor, call.exchange.open)),
);

room.get("/programmes/:number", "programme.see", programmeOf, async (call) => viewPage(call, await view(call)));

room.get(
  "/programmes/:number/join",
  "programme.join",
  programmeOf,
  async (call) => joinPage(call, await view(call), freshForm),
  { cached: false },
);
room.get("/programmes/:number/join/asked", "programme.join", programmeOf, async (call) =>
  askedPage(call, await view(call)),
);
room.post(
  "/programmes/:number/join",
  "programme.join",
  programmeOf,
  limits.optIn,
  async (call) => {
    const programme = await view(call);
    const wish = readWish(call, programme, { agree: "join-agree-needed" });
    if (programme.formOpen)
      await askToEnrol(call.db, call.facts.id, null, [{ ...wish, source: "web form", door: "web" }], call.now);
    return call.redirect(`/programmes/${call.facts.number}/join/asked`);
  },
  async (call, state) => joinPage(call, await view(call), state),
);

room.get("/programmes/:number/enrol", "programme.enrol", programmeOf, async (call) =>
  enrolPage(call, await view(call), freshForm),
);
room.post(
  "/programmes/:number/enrol",
  "programme.enrol",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const wish = readWish(call, await view(call), { age: "enrol-age-needed" });
    const { consent } = readForm(call.form, { consent: field.line(200, 3) });
    const batch = await askToEnrol(
      call.db,
      call.facts.id,
      call.actor.person,
      [{ ...wish, source: consent, door: "health-worker" }],
      call.now,
    );
    return call.redirect(`/programmes/${call.facts.number}/enrolments/${batch}`, "note-enrol-asked");
  },
  async (call, state) => enrolPage(call, await view(call), state),
);

room.post(
  "/programmes/:number/enrolments",
  "programme.enrol",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const programme = await view(call);
    const { rows: text } = readForm(call.form, { rows: field.text(400_000) });
    const { rows, faults } = readEnrolmentRows(text, programme);
    if (faults.length > 0)
      return call.page({ ...enrolPage(call, programme, { values: { rows: text }, errors: {} }, faults), status: 422 });
    const dry = call.form.get("do") !== "take";
    const batch = await askToEnrol(
      call.db,
      call.facts.id,
      call.actor.person,
      rows.map((row) => ({ ...row, door: "import", dry })),
      call.now,
    );
    return call.redirect(`/programmes/${call.facts.number}/enrolments/${batch}`, "note-enrol-asked");
  },
  async (call, state) => enrolPage(call, await view(call), state),
);
room.get("/programmes/:number/enrolments/:batch", "programme.enrol", programmeOf, async (call) => {
  const batch = /^[0-9a-f-]{36}$/u.test(call.params["batch"] ?? "") ? (call.params["batch"] ?? "") : "";
  return outcomesPage(
    call,
    await view(call),
    await fileOutcomes(call.db, call.facts.id, call.actor.person ?? "", batch),
  );
});

/** What both forms ask for; each check box of `boxes` must be ticked, or the message beside it says why. */
function readWish(
  call: Call<ProgrammeFacts>,
  programme: ProgrammeView,
  boxes: Readonly<Record<string, string>>,
): Omit<EnrolWish, "source" | "door"> {
  const read = readForm(call.form, {
    side: field.oneOf(programme.sides as [string, ...string[]]),
    phone: field.line(60),
    language: field.language(programme.languages),
    due: field.maybeLine(20),
    born: field.maybeLine(20),
    discreet: field.check(),
  });
  const faults: Record<string, FieldError> = {};
  const region = call.exchange.sides.find((side) => side.code === read.side)?.telephoneRegion ?? "ZZ";
  const phone = readPhone(read.phone, region);
  if (!phone) faults["phone"] = { id: "join-not-a-number" };
  else if (!programme.countries.includes(phone.country)) faults["phone"] = { id: "join-not-our-country" };
  const dates = readDates(read, call.now);
  if ("field" in dates) faults[dates.field] = { id: dates.id };
  for (const [box, id] of Object.entries(boxes)) if (call.form.get(box) === "") faults[box] = { id };
  if (Object.keys(faults).length > 0) throw refuseFields(faults);
  const { date, kind } = "field" in dates ? { date: null, kind: null } : dates;
  return {
    line: 1,
    phone: phone?.phone ?? "",
    date,
    kind,
    side: read.side,
    language: read.language,
    zone: null,
    agreed: null,
    discreet: read.discreet,
    dry: false,
  };
}
