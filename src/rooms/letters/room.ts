import type { Room } from "#kernel/rooms.ts";
import { letter, letterFacts, letterTemplate, letterTick } from "./letter.ts";
import { rights } from "./rights.ts";
import { letterRoutes } from "./routes.ts";

/** What comes by mail without having been asked for: which of it a reader wants, and the letter of the week. */
export const lettersRoom: Room = {
  name: "letters",
  rights,
  routes: letterRoutes,
  mails: { [letter]: letterTemplate },
  lateFacts: { [letter]: letterFacts },
  optionalMails: { [letter]: "letter" },
  ticks: [letterTick],
};
