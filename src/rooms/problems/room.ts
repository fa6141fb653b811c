import type { Kind } from "#kernel/kinds.ts";
import type { Room } from "#kernel/rooms.ts";
import { commonRights } from "./common/rights.ts";
import { commonRoutes } from "./common/routes.ts";
import { problemImporter } from "./import.ts";
import { problemKind } from "./kinds.ts";
import { problemMails } from "./mails.ts";
import { rights } from "./rights.ts";
import { problemRoutes } from "./routes.ts";
import { secondLookRoutes } from "./second-look/routes.ts";
import { verdictImporter } from "./verdicts/import.ts";
import { verdictRoutes } from "./verdicts/routes.ts";
import { versionRoutes } from "./versions/routes.ts";

const commonKind: Kind = {
  kind: "common-problem",
  path: (number) => `/common-problems/${number}`,
  word: "kind-common-problem",
  searched: ["title"],
};

export const problemsRoom: Room = {
  name: "problems",
  rights: { ...rights, ...commonRights },
  routes: [...problemRoutes, ...verdictRoutes, ...commonRoutes, ...versionRoutes, ...secondLookRoutes],
  kinds: [problemKind("problem"), problemKind("hope"), commonKind],
  importers: [problemImporter, verdictImporter],
  ...problemMails,
  menu: [{ word: "menu-problems", href: "/problems", kinds: ["problem", "hope"] }],
};
