import { languagesOf } from "#kernel/exchange/exchange.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import { holds } from "#kernel/rights/actor.ts";
import type { Call } from "#kernel/web/call.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { readAndSuggest } from "#rooms/matching/index.ts";
import type { ProblemFacts } from "../domain.ts";
import { pathOf } from "../pages/titles.ts";
import { problemOf } from "../queries.ts";
import { rights } from "../rights.ts";
import { putReply, takeSecondLook } from "./commands.ts";
import { lookPage, replyPage, waitingPage } from "./pages.ts";
import { textOf, waitingLooks } from "./queries.ts";

const room = routesOf("problems", rights);
export const secondLookRoutes = room.routes;

room.get("/second-looks", "second-look.list", noFacts, async (call) =>
  waitingPage(call, await waitingLooks(call.db, call.t.reads)),
);

const drawLook = async (call: Call<ProblemFacts>, state?: Parameters<typeof lookPage>[3]) =>
  lookPage(call, call.facts, await textOf(call.db, call.facts.id, call.t.reads), state);

for (const kind of ["problem", "hope"] as const) {
  const load = problemOf(kind);
  room.get(`/${kind}s/:number/second-look`, "problem.look", load, (call) => drawLook(call));
  room.post(
    `/${kind}s/:number/second-looks`,
    "problem.look",
    load,
    limits.ordinaryWrite,
    async (call) => {
      const read = readForm(call.form, {
        look: field.oneOf(["yes", "no"]),
        why: field.maybeLine(500),
        side: field.line(8),
      });
      if (!holds(call.actor, "moderator", read.side)) throw new Refusal(403, "right-moderator");
      if (read.look === "no" && read.why === "") throw refuseFields({ why: { id: "look-no-needs-why" } });
      const outcome = await takeSecondLook(
        call.db,
        call.actor,
        call.facts,
        { yes: read.look === "yes", why: read.why, side: read.side },
        call.now,
      );
      if (outcome === "published") await readAndSuggest(call.db, call.facts.id);
      return call.redirect("/second-looks", `note-look-${outcome}`);
    },
    drawLook,
  );
  room.get(`/${kind}s/:number/replies/new`, "problem.reply", load, (call) => replyPage(call, call.facts));
  room.post(
    `/${kind}s/:number/replies`,
    "problem.reply",
    load,
    limits.ordinaryWrite,
    async (call) => {
      const read = readForm(call.form, {
        body: field.line(300),
        text: field.text(8000, 10),
        language: field.language(languagesOf(call.exchange)),
      });
      await putReply(
        call.db,
        call.actor,
        call.facts,
        { bodyName: read.body, text: read.text, language: read.language },
        call.now,
      );
      return call.redirect(pathOf(kind, call.facts.number), "note-saved");
    },
    (call, state) => replyPage(call, call.facts, state),
  );
}
