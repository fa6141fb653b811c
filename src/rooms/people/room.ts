import type { Room } from "#kernel/rooms.ts";
import { forget } from "./forget.ts";
import { heldRoutes } from "./held/routes.ts";
import { organisationImporter, peopleImporter } from "./import.ts";
import { organisationKind, personKind } from "./kinds.ts";
import { mails } from "./mails.ts";
import { meRoutes } from "./me/routes.ts";
import { organisationRoutes } from "./organisations/routes.ts";
import { personRoutes } from "./persons/routes.ts";
import { rights } from "./rights.ts";
import { signInRoutes } from "./sign-in/routes.ts";

export const peopleRoom: Room = {
  name: "people",
  rights,
  routes: [...signInRoutes, ...heldRoutes, ...meRoutes, ...personRoutes, ...organisationRoutes],
  kinds: [personKind, organisationKind],
  importers: [organisationImporter, peopleImporter],
  mails,
  ticks: [forget],
};
