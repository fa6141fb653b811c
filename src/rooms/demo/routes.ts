import { Refusal } from "#kernel/refusal.ts";
import { endSignIn } from "#kernel/sign-in/sign-in.ts";
import type { Call } from "#kernel/web/call.ts";
import { limits } from "#kernel/web/limits.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { localPath } from "#rooms/people/index.ts";
import { nextChapter } from "./chapters.ts";
import { lookAroundAs, moveClock } from "./commands.ts";
import { roles } from "./queries.ts";
import { rights } from "./rights.ts";

/** What the example's clock brings when it is moved. */
export interface ExampleLife {
  /** Brings in what is written by then. */
  loadChapter(until: Temporal.Instant): Promise<void>;
  /** Does what is due by the clock as it stands; messages that are due go out. */
  live(): Promise<void>;
}

/** Routes of the example's bar. */
export function demoRoutes({ loadChapter, live }: ExampleLife) {
  const room = routesOf("demo", rights);
  const back = (call: Call): string => localPath(call.form.get("back")) ?? "/";

  room.post(
    "/demo/guise",
    "demo.look-around",
    noFacts,
    limits.demo,
    async (call) => {
      const [role = "", side = ""] = call.form.get("as").split(" ");
      if (!call.exchange.example) throw new Refusal(404, "not-found");
      if (call.secret) await endSignIn(call.db, call.secret);
      if (role === "visitor") {
        call.cookie("sign-in", "", 0);
        return call.redirect("/");
      }
      const known = roles.find((one) => one === role);
      if (!known) throw new Refusal(404, "not-found");
      const secret = await lookAroundAs(call.db, call.exchange.example, known, side, call.now);
      call.cookie("sign-in", secret, 30 * 86_400);
      return call.redirect(back(call), `note-demo-${known}`);
    },
    null,
    { always: true },
  );

  room.post(
    "/demo/clock",
    "demo.move-clock",
    noFacts,
    limits.demo,
    async (call) => {
      if (!call.exchange.example) throw new Refusal(404, "not-found");
      const step = call.form.get("step");
      if (step === "day" || step === "week") {
        for (let half = 0; half < (step === "week" ? 14 : 2); half += 1) {
          await moveClock(call.db, call.exchange.example, "half-day", call.clock);
          await live();
        }
        return call.redirect(back(call));
      }
      const chapter = call.exchange.example && step === "chapter" ? nextChapter(call.now) : undefined;
      if (!chapter) return call.redirect(back(call), "note-demo-last-chapter");
      await loadChapter(chapter.at);
      await moveClock(call.db, call.exchange.example, { to: chapter.at }, call.clock);
      await live();
      return call.redirect("/", "note-demo-chapter");
    },
    null,
    { always: true },
  );
  return room.routes;
}
