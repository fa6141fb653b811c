import { sql } from "kysely";
import type { Call } from "#kernel/web/call.ts";
import { limits } from "#kernel/web/limits.ts";
import { routesOf } from "#kernel/web/room.ts";
import {
  cancelHeld,
  openAfterRestore,
  pageTextKey,
  pauseSending,
  releaseHeld,
  resumeSending,
} from "#rooms/messages/index.ts";
import { forecast } from "../plan/forecast.ts";
import { programmeOf } from "../team/queries.ts";
import { openLines } from "./conversation.ts";
import { type BrakeView, brakePage } from "./pages/brake.ts";
import { deskPage } from "./pages/desk.ts";
import { inboxPage } from "./pages/inbox.ts";
import { deskState, inboxOf, onDuty } from "./queries.ts";
import { type BrakeFacts, deskRights } from "./rights.ts";

const room = routesOf("programmes", deskRights);
export const deskRoutes = room.routes;
const daysComing = 14;
const mostOpen = 200;
const mostAnswered = 30;

room.get(
  "/programmes/:number/desk",
  "desk.see",
  programmeOf,
  async (call) => {
    const [state, coming, duty] = await Promise.all([
      deskState(call.db, call.facts.id, call.now),
      forecast(call.db, call.facts.code, call.now, daysComing),
      onDuty(call.db, call.facts.id),
    ]);
    return deskPage(call, call.facts, { state, coming: coming ?? [], duty });
  },
  { cached: false },
);

room.get(
  "/programmes/:number/inbox",
  "desk.answer",
  programmeOf,
  async (call) => {
    const [key, open, answered, duty] = await Promise.all([
      pageTextKey(call.config.dataFolder),
      inboxOf(call.db, call.facts.id, { answered: false, most: mostOpen }),
      inboxOf(call.db, call.facts.id, { answered: true, most: mostAnswered }),
      onDuty(call.db, call.facts.id),
    ]);
    return inboxPage(call, call.facts, { open: openLines(key, open), answered: openLines(key, answered), duty });
  },
  { cached: false },
);

async function brakeFacts(call: Call): Promise<BrakeFacts> {
  if (!call.actor.person) return { operatesSome: false };
  const { rows } = await sql<{ some: boolean }>`select exists (select from programme_office
    where person = ${call.actor.person} and role = 'operator' and until is null) as some`.execute(call.db);
  return { operatesSome: rows[0]?.some ?? false };
}

async function brakeView(call: Call): Promise<BrakeView> {
  const at = call.now.toString();
  const { rows } = await sql<BrakeView>`
    select state, why, state_at as since,
      (select count(*)::int from message where state = 'submitted') as leaving,
      (select count(*)::int from message where state = 'planned' and not_before <= ${at} and not_after > ${at}) as due,
      (select count(*)::int from message where state in ('planned', 'held') and not_after <= ${at}) as "tooLate",
      (select coalesce(json_agg(json_build_object('reason', reason, 'messages', n)), '[]') from
        (select coalesce(reason, '') as reason, count(*)::int as n from message where state = 'held' group by 1 order by 2 desc limit 50) as held) as held
    from sending`.execute(call.db);
  const [view] = rows;
  if (!view) throw new Error("The row of sending is missing");
  return view;
}

room.get(
  "/sending",
  "desk.brake",
  brakeFacts,
  async (call) => brakePage(call, await brakeView(call), call.url.searchParams.get("sure") === "yes"),
  { cached: false },
);
room.post("/sending/paused", "desk.brake", brakeFacts, limits.setting, async (call) => {
  await call.db
    .transaction()
    .execute((tx) => pauseSending(tx, call.actor.person, call.form.get("why").trim().slice(0, 500), call.now));
  return call.redirect("/sending", "note-sending-paused");
});
room.post("/sending/resumed", "desk.brake", brakeFacts, limits.setting, async (call) => {
  const { state } = await brakeView(call);
  await call.db.transaction().execute(async (tx) => {
    if (state === "restored") await openAfterRestore(tx, call.actor.person, call.now);
    else await resumeSending(tx, call.actor.person, call.now);
  });
  return call.redirect("/sending", "note-sending-on");
});
const held = (call: Call) => {
  const reason = call.form.get("reason");
  return reason === "" ? {} : { reason };
};
room.post("/sending/released", "desk.brake", brakeFacts, limits.setting, async (call) => {
  await call.db.transaction().execute((tx) => releaseHeld(tx, call.actor.person, held(call), call.now));
  return call.redirect("/sending", "note-saved");
});
room.post("/sending/dropped", "desk.brake", brakeFacts, limits.setting, async (call) => {
  await call.db.transaction().execute((tx) => cancelHeld(tx, call.actor.person, held(call), call.now));
  return call.redirect("/sending", "note-saved");
});
