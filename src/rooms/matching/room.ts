import { addJob } from "#kernel/jobs/add-job.ts";
import type { Job, Room, Tick } from "#kernel/rooms.ts";
import { askMeanings, lookForUnsent } from "./meaning/asking.ts";
import { readAndSuggest, unread } from "./suggest.ts";

const piece = 50;
const job = "read-anew";

/** After words have changed, what was read with the old ones is read anew in pieces, and suggestions made of it. */
const readAnew: Job = {
  name: job,
  async run({ db }) {
    const ids = await unread(db, piece);
    for (const id of ids) await readAndSuggest(db, id);
    if (ids.length === piece) await addJob(db, job, {}, { key: job });
  },
};

const lookForUnread: Tick = {
  name: "unread-texts",
  every: { minutes: 1 },
  async run({ db }) {
    if ((await unread(db, 1)).length > 0) await addJob(db, job, {}, { key: job });
  },
};

export const matchingRoom: Room = {
  name: "matching",
  routes: [],
  rights: {},
  ticks: [lookForUnread, lookForUnsent],
  jobs: [readAnew, askMeanings],
};
