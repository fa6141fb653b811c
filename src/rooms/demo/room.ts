import type { Room } from "#kernel/rooms.ts";
import type { Call } from "#kernel/web/call.ts";
import { demoBanner } from "./banner.ts";
import { rights } from "./rights.ts";
import { demoRoutes } from "./routes.ts";

/** The example's bar and what it does; drawn and answered only where the exchange says that it is an example. */
export const makeDemoRoom = (loadChapter: (call: Call, until: Temporal.Instant) => Promise<void>): Room => ({
  name: "demo",
  rights,
  routes: demoRoutes(loadChapter),
  banner: demoBanner,
});
