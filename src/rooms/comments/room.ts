import type { Room } from "#kernel/rooms.ts";
import { commentImporter } from "./import.ts";
import { commentKind } from "./kinds.ts";
import { rights } from "./rights.ts";
import { commentRoutes } from "./routes.ts";

/** What people say of problems, experiences and groups, under the thing itself; those rooms draw it on their pages. */
export const commentsRoom: Room = {
  name: "comments",
  rights,
  routes: commentRoutes,
  kinds: [commentKind],
  importers: [commentImporter],
};
