import { startWorker } from "#kernel/jobs/worker.ts";
import { reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { orHurried, repeat } from "#kernel/lifecycle/repeat.ts";
import { mailNotices } from "#kernel/mail/notice-mails.ts";
import { openPost } from "#kernel/mail/post.ts";
import { sendDueMails } from "#kernel/mail/send.ts";
import { readEventsOnce } from "#kernel/notices/read-events.ts";
import type { Room } from "#kernel/rooms.ts";
import { startTicks } from "#kernel/tick/tick.ts";
import type { HouseServices } from "./services.ts";
import { ticksOf } from "./ticks.ts";

const noticesEvery = 2000;
const mailsEvery = 5000;
const mailsAtOnce = 2;

/** Everything that happens without a request: jobs, the tick, notices, mail. Runs in any number of processes. */
export async function startWork(wish: {
  services: HouseServices;
  rooms: readonly Room[];
  directUrl: string;
}): Promise<{ stop(hurry?: AbortSignal): Promise<void> }> {
  const { services, rooms, directUrl } = wish;
  const failed = (what: string) => (error: unknown) =>
    services.log("error", what, { error: error instanceof Error ? (error.stack ?? error.message) : reasonOf(error) });
  const worker = await startWorker({
    directUrl,
    services,
    log: services.log,
    jobs: rooms.flatMap((room) => room.jobs ?? []),
  });
  const ticks = await startTicks({
    directUrl,
    services,
    ticks: ticksOf(rooms),
  });
  const notices = repeat(
    noticesEvery,
    async () => {
      await readEventsOnce(services);
      await mailNotices(services);
    },
    failed("notices could not be made"),
  );
  // Without a mail server mails wait, and the coordinators' page says so.
  const post = services.config.mail ? openPost(services.config.mail, mailsAtOnce) : null;
  const mails = post
    ? repeat(mailsEvery, () => sendDueMails(services, post, { atOnce: mailsAtOnce }), failed("mails could not be sent"))
    : null;
  return {
    async stop(hurry) {
      await Promise.all([
        worker.stop(hurry),
        ticks.stop(hurry),
        orHurried(notices.stop(), hurry),
        mails && orHurried(mails.stop(), hurry),
      ]);
      post?.close();
    },
  };
}
