import { routesOf } from "#kernel/web/room.ts";
import { rights } from "../rights.ts";
import { personPage } from "./page.ts";
import { personOf, personView } from "./queries.ts";

const room = routesOf("people", rights);
export const personRoutes = room.routes;

room.get("/people/:number", "person.see", personOf, async (call) =>
  personPage(call, call.facts, await personView(call.db, call.facts, call.actor, call.exchange.open, call.t.reads)),
);
