import type { Room } from "#kernel/rooms.ts";
import { demoBanner } from "./banner.ts";
import { rights } from "./rights.ts";
import { demoRoutes, type ExampleLife } from "./routes.ts";

/** The example's bar and what it does; drawn and answered only where the exchange says that it is an example. */
export const makeDemoRoom = (life: ExampleLife): Room => ({
  name: "demo",
  rights,
  routes: demoRoutes(life),
  banner: demoBanner,
});
