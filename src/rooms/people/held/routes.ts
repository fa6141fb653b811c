import { Refusal } from "#kernel/refusal.ts";
import { limits } from "#kernel/web/limits.ts";
import { field } from "#kernel/web/read-form.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { rights } from "../rights.ts";
import { heldField, heldPage } from "./page.ts";
import { heldForm, heldForms } from "./queries.ts";

const room = routesOf("people", rights);
export const heldRoutes = room.routes;
const door = { cached: false, always: true };

room.get(
  "/held",
  "me.see",
  noFacts,
  async (call) => heldPage(call, await heldForms(call.db, call.actor.person ?? "")),
  door,
);

// The draft is let go and the browser sends the very same form on (307); should it be refused there, it comes back
// filled in like any other.
room.post(
  "/held",
  "me.change",
  noFacts,
  limits.ordinaryWrite,
  async (call) => {
    const held = await heldForm(call.db, call.actor.person ?? "", readId(call.form.get(heldField)));
    if (!held) throw new Refusal(410, "held-page-gone");
    await call.db.deleteFrom("draft").where("id", "=", held.id).where("person", "=", call.actor.person).execute();
    return new Response(null, { status: 307, headers: { location: held.path, "cache-control": "no-store" } });
  },
  null,
  door,
);
room.post(
  "/held/:id/removal",
  "me.change",
  noFacts,
  limits.ordinaryWrite,
  async (call) => {
    await call.db
      .deleteFrom("draft")
      .where("id", "=", readId(call.params["id"] ?? ""))
      .where("person", "=", call.actor.person)
      .execute();
    return call.redirect("/held", "note-thrown-away");
  },
  null,
  door,
);

function readId(text: string): string {
  if (!field.id().safeParse(text).success) throw new Refusal(404, "not-found");
  return text;
}
