import type { Room } from "#kernel/rooms.ts";
import { problemKind } from "./kinds.ts";
import { rights } from "./rights.ts";
import { problemRoutes } from "./routes.ts";

export const problemsRoom: Room = {
  name: "problems",
  rights,
  routes: problemRoutes,
  kinds: [problemKind("problem"), problemKind("hope")],
  menu: [{ word: "menu-problems", href: "/problems", kinds: ["problem", "hope"] }],
};
