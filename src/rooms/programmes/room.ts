import type { Room } from "#kernel/rooms.ts";
import { costRights, costRoutes } from "./cost/routes.ts";
import { readerRoutes } from "./desk/reader-routes.ts";
import { deskRights } from "./desk/rights.ts";
import { deskRoutes } from "./desk/routes.ts";
import { programmeMails } from "./duty.ts";
import { editorRoutes } from "./editor/routes.ts";
import { evaluationRights } from "./evaluation/rights.ts";
import { evaluationRoutes } from "./evaluation/routes.ts";
import { fileRoutes } from "./file/routes.ts";
import { programmeKind } from "./kinds.ts";
import { originRights } from "./origin/rights.ts";
import { originRoutes } from "./origin/routes.ts";
import { rehearsalRoutes } from "./rehearse/routes.ts";
import { reusedRoutes } from "./reused/routes.ts";
import { reviewRoutes } from "./review/routes.ts";
import { rights } from "./rights.ts";
import { programmeRoutes } from "./routes.ts";
import { teamRights } from "./team/rights.ts";
import { teamRoutes } from "./team/routes.ts";
import { programmeTicks } from "./ticks.ts";
import { visitRights } from "./visits/rights.ts";
import { visitRoutes } from "./visits/routes.ts";

/** Programmes of messages to phones: calendars, texts, who is enrolled, what is planned. */
export const programmesRoom: Room = {
  name: "programmes",
  rights: {
    ...rights,
    ...teamRights,
    ...deskRights,
    ...costRights,
    ...originRights,
    ...evaluationRights,
    ...visitRights,
  },
  routes: [
    ...programmeRoutes,
    ...fileRoutes,
    ...editorRoutes,
    ...reviewRoutes,
    ...teamRoutes,
    ...deskRoutes,
    ...readerRoutes,
    ...rehearsalRoutes,
    ...costRoutes,
    ...evaluationRoutes,
    ...originRoutes,
    ...visitRoutes,
    ...reusedRoutes,
  ],
  kinds: [programmeKind],
  menu: [{ word: "menu-programmes", href: "/programmes", kinds: ["programme"] }],
  ticks: programmeTicks,
  mails: programmeMails,
};
