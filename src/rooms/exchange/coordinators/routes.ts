import { verifyAuditRows } from "#kernel/audit/audit.ts";
import { auditState, checkAudit } from "#kernel/audit/check.ts";
import { retryMail, waitingMail } from "#kernel/mail/waiting.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { limits } from "#kernel/web/limits.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { admit, confirmByHand } from "#rooms/people/index.ts";
import { rights } from "../rights.ts";
import { waitingMailPage } from "./mail-page.ts";
import { peoplePage } from "./pages.ts";
import { recorded, waitingPeople } from "./queries.ts";
import { recordPage } from "./record-page.ts";

const room = routesOf("exchange", rights);
export const coordinatorRoutes = room.routes;
const pageLength = 50;

room.get("/coordinators/people", "exchange.coordinate", noFacts, async (call) =>
  peoplePage(call, await waitingPeople(call.db, call.actor)),
);

const uuidOf = (call: Call, name: string): string => {
  const id = call.params[name] ?? "";
  if (!/^[0-9a-f-]{36}$/u.test(id)) throw new Refusal(404, "not-found");
  return id;
};

// Whether the person is of the coordinator's own side is asked by the commands of the room that keeps accounts.
room.post("/coordinators/people/:account/admission", "exchange.coordinate", noFacts, limits.setting, async (call) => {
  await admit(call.db, call.actor, uuidOf(call, "account"), call.now);
  return call.redirect("/coordinators/people", "note-admitted");
});
room.post(
  "/coordinators/people/:account/confirmation",
  "exchange.coordinate",
  noFacts,
  limits.setting,
  async (call) => {
    await confirmByHand(call.db, call.actor, uuidOf(call, "account"), call.now);
    return call.redirect("/coordinators/people", "note-saved");
  },
);

room.get("/coordinators/record", "exchange.audit", noFacts, async (call) => {
  const asked = call.url.searchParams.get("before") ?? "";
  const before = /^[1-9]\d{0,14}$/u.test(asked) ? Number(asked) : null;
  const [rows, state] = await Promise.all([recorded(call.db, before, pageLength + 1), auditState(call.db)]);
  const shown = rows.slice(0, pageLength);
  const [newest, oldest] = [shown[0], shown.at(-1)];
  const brokenAt = newest && oldest ? await verifyAuditRows(call.db, oldest.n, newest.n) : null;
  return recordPage(call, shown, { before, full: rows.length > pageLength, brokenAt, state });
});
room.post("/coordinators/record/checks", "exchange.audit", noFacts, limits.check, async (call) => {
  const { person } = call.actor;
  if (!person) throw new Refusal(403, "right-sign-in");
  await checkAudit(call.db, person, call.now);
  return call.redirect("/coordinators/record", "note-record-compared");
});

room.get("/coordinators/mail", "exchange.coordinate", noFacts, async (call) =>
  waitingMailPage(call, await waitingMail(call.db, call.words, 100)),
);
room.post("/coordinators/mail/:mail/retry", "exchange.coordinate", noFacts, limits.setting, async (call) => {
  await retryMail(call.db, uuidOf(call, "mail"), call.now);
  return call.redirect("/coordinators/mail", "note-mail-again");
});
