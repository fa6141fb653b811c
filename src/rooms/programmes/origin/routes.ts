import { stringify } from "csv-stringify/sync";
import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { routesOf } from "#kernel/web/room.ts";
import type { WorkFacts } from "../team/domain.ts";
import { programmeOf } from "../team/queries.ts";
import { carry } from "./carry.ts";
import { readCarry } from "./carry-form.ts";
import { changeKinds, type EntryPart, entryParts, fates } from "./domain.ts";
import { readEntry } from "./entry-form.ts";
import { carryPage } from "./pages/carry.ts";
import { changesPage, type Refused } from "./pages/changes.ts";
import { entryPage } from "./pages/entry.ts";
import { originPage } from "./pages/origin.ts";
import { chosen } from "./pages/parts.ts";
import { recordOf } from "./put-record.ts";
import { changesOf, entryOf, originView } from "./queries.ts";
import { originRights } from "./rights.ts";
import { dropEntry, giveReason, putEntry } from "./write.ts";

const room = routesOf("programmes", originRights);
export const originRoutes = room.routes;

const base = "/programmes/:number/origin";
const pathIn = (call: Call<WorkFacts>): string => `/programmes/${call.facts.number}/origin`;
const mayWrite = (call: Call<WorkFacts>): boolean => call.may("origin.write", call.facts) === true;

room.get(base, "origin.see", programmeOf, async (call) => {
  const view = await originView(call.db, call.facts.id, call.actor);
  return originPage(call, view, await changesOf(call.db, view), mayWrite(call));
});

const changesDrawn = async (call: Call<WorkFacts>, refused: Refused | null = null) => {
  const query = call.url.searchParams;
  const view = await originView(call.db, call.facts.id, call.actor);
  return changesPage(call, {
    wish: {
      calendar: refused ? (refused.at.split(" ")[0] ?? null) : query.get("calendar"),
      fate: fates.find((one) => one === query.get("change")) ?? null,
    },
    way: view.way,
    slots: await changesOf(call.db, view),
    mayWrite: mayWrite(call),
    // What is not approved yet is its team's.
    mayRead: call.may("messages.see", call.facts) === true,
    refused,
  });
};
room.get(`${base}/changes`, "origin.see", programmeOf, (call) => changesDrawn(call));

room.post(
  `${base}/reasons`,
  "origin.write",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const { calendar, slot } = readForm(call.form, { calendar: field.line(40), slot: field.maybeLine(40) });
    const of = { calendar, slot: slot || null };
    const { why } = readForm(call.form, { why: field.maybeText(2000) });
    const { change } = slot ? { change: null } : readForm(call.form, { change: field.oneOf(changeKinds) });
    await giveReason(call.db, call.actor, call.facts, { ...of, change }, { why, language: call.t.language }, call.now);
    const query = new URLSearchParams({ calendar });
    return call.redirect(`${pathIn(call)}/changes?${query}${slot ? `#${calendar}-${slot}` : ""}`, "note-saved");
  },
  (call, state) => {
    const [calendar, slot] = [call.form.get("calendar"), call.form.get("slot")];
    return changesDrawn(call, { at: slot ? `${calendar} ${slot}` : calendar, state });
  },
);

const partIn = (text: string): EntryPart => {
  const part = entryParts.find((one) => one === text);
  if (!part) throw new Refusal(404, "not-found");
  return part;
};
const idIn = (call: Call): string => call.params["entry"] ?? "";

room.get(
  `${base}/entries/new`,
  "origin.write",
  programmeOf,
  (call) => entryPage(call, partIn(call.url.searchParams.get("part") ?? "party"), null, freshForm),
  { cached: false },
);
room.post(
  `${base}/entries`,
  "origin.write",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const part = partIn(call.form.get("part"));
    await putEntry(call.db, call.actor, call.facts, { part, id: null }, wishOf(call, part), call.now);
    return call.redirect(`${pathIn(call)}#${part}`, "note-saved");
  },
  (call, state) => entryPage(call, partIn(call.form.get("part")), null, state),
);
const entryDrawn = async (call: Call<WorkFacts>, state: FormState = freshForm) => {
  const entry = await entryOf(call.db, call.facts.id, idIn(call));
  return entryPage(call, entry.part, entry, state);
};
room.get(`${base}/entries/:entry`, "origin.write", programmeOf, (call) => entryDrawn(call), { cached: false });
room.post(
  `${base}/entries/:entry`,
  "origin.write",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const { id, part } = await entryOf(call.db, call.facts.id, idIn(call));
    await putEntry(call.db, call.actor, call.facts, { part, id }, wishOf(call, part), call.now);
    return call.redirect(`${pathIn(call)}#${part}`, "note-saved");
  },
  (call, state) => entryDrawn(call, state),
);
room.post(`${base}/entries/:entry/gone`, "origin.write", programmeOf, limits.ordinaryWrite, async (call) => {
  await entryOf(call.db, call.facts.id, idIn(call));
  await dropEntry(call.db, call.actor, call.facts, idIn(call), call.now);
  return call.redirect(pathIn(call), "note-saved");
});

const wishOf = (call: Call<WorkFacts>, part: EntryPart) =>
  readEntry(
    call.form,
    part,
    call.exchange.sides.map((side) => side.code),
    call.t.language,
  );

room.get("/programmes/:number/carry", "origin.carry", programmeOf, (call) => carryPage(call), { cached: false });
room.post(
  "/programmes/:number/carry",
  "origin.carry",
  programmeOf,
  limits.publish,
  async (call) => {
    const wish = readCarry(call.form, call.exchange, call.t.language);
    const made = await carry(call.db, call.actor, call.facts, wish, call.now);
    return call.redirect(`/programmes/${made.number}/origin`, "note-carried");
  },
  (call, state) => carryPage(call, state),
);

const download = (call: Call<WorkFacts>, body: string, ending: "json" | "csv"): Response =>
  new Response(body, {
    headers: {
      "content-type": ending === "json" ? "application/json; charset=utf-8" : "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${call.facts.code}-origin.${ending}"`,
      "cache-control": "no-store",
    },
  });

room.get(
  `${base}.json`,
  "origin.see",
  programmeOf,
  async (call) => {
    const record = await recordOf(call.db, call.facts.id);
    return download(call, `${JSON.stringify({ programme: call.facts.code, ...record }, null, 2)}\n`, "json");
  },
  { cached: false, limit: limits.download },
);
room.get(
  `${base}.csv`,
  "origin.see",
  programmeOf,
  async (call) => {
    const slots = await changesOf(call.db, await originView(call.db, call.facts.id, call.actor));
    const rows = slots.map((one) => [
      one.calendar,
      one.slot,
      one.fate,
      one.before?.units ?? "",
      one.before?.segments ?? "",
      one.after?.units ?? "",
      one.after?.segments ?? "",
      one.why ? (chosen(call.t, one.why)?.words ?? "") : "",
    ]);
    const columns = [
      "calendar",
      "slot",
      "change",
      "letters_before",
      "parts_before",
      "letters_after",
      "parts_after",
      "why",
    ];
    return download(call, stringify([columns, ...rows], { escape_formulas: true }), "csv");
  },
  { cached: false, limit: limits.download },
);
