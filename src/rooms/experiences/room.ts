import type { Room } from "#kernel/rooms.ts";
import type { ConceptNames } from "#rooms/matching/index.ts";
import { experienceImporter } from "./import.ts";
import { experienceKind } from "./kinds.ts";
import { rights } from "./rights.ts";
import { experienceRoutes } from "./routes.ts";

export const makeExperiencesRoom = (names: ConceptNames): Room => ({
  name: "experiences",
  rights,
  routes: experienceRoutes(names),
  kinds: [experienceKind],
  importers: [experienceImporter],
  menu: [{ word: "menu-experiences", href: "/experiences", kinds: ["experience"] }],
});
