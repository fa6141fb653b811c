import type { Room } from "#kernel/rooms.ts";
import { costRights, costRoutes } from "./cost/routes.ts";
import { readerRoutes } from "./desk/reader-routes.ts";
import { deskRights } from "./desk/rights.ts";
import { deskRoutes } from "./desk/routes.ts";
import { programmeMails } from "./duty.ts";
import { editorRoutes } from "./editor/routes.ts";
import { fileRoutes } from "./file/routes.ts";
import { programmeKind } from "./kinds.ts";
import { rehearsalRoutes } from "./rehearse/routes.ts";
import { reviewRoutes } from "./review/routes.ts";
import { rights } from "./rights.ts";
import { programmeRoutes } from "./routes.ts";
import { teamRights } from "./team/rights.ts";
import { teamRoutes } from "./team/routes.ts";
import { programmeTicks } from "./ticks.ts";

/** Programmes of messages to phones: calendars, texts, who is enrolled, what is planned. */
export const programmesRoom: Room = {
  name: "programmes",
  rights: { ...rights, ...teamRights, ...deskRights, ...costRights },
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
  ],
  kinds: [programmeKind],
  menu: [{ word: "menu-programmes", href: "/programmes", kinds: ["programme"] }],
  ticks: programmeTicks,
  mails: programmeMails,
};
