import type { Rule } from "#kernel/rights/rights.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { costPage } from "./page.ts";

/** What messages would cost is nobody's secret: it is asked before there is anything. */
export const costRights = { "cost.reckon": (() => true) as Rule<unknown> };

const room = routesOf("programmes", costRights);
export const costRoutes = room.routes;

room.get("/cost", "cost.reckon", noFacts, (call) => costPage(call), { always: true });
