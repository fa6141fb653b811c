import { z } from "zod";
import { anyMember, keptView } from "#kernel/cache/kept-views.ts";
import { kinOf } from "#kernel/lineage/kin.ts";
import { lineOf } from "#kernel/lineage/lineage.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { followProblem } from "../commands.ts";
import { ownBits, problemById } from "../queries.ts";
import { leaveCommon, splitCommon } from "./changes.ts";
import { commonListPage, commonPage } from "./pages.ts";
import { commonList, commonOf, commonView } from "./queries.ts";
import { commonRights } from "./rights.ts";

const room = routesOf("problems", commonRights);
export const commonRoutes = room.routes;

room.get("/common-problems", "common-problem.list", noFacts, async (call) => {
  const asked = call.url.searchParams.get("before");
  const before = /^[0-9a-f-]{36}$/u.test(asked ?? "") ? asked : null;
  return commonListPage(call, await commonList(call.db, call.actor, call.exchange.open, call.t.reads, before), before);
});

room.get("/common-problems/:number", "common-problem.see", commonOf, async (call) => {
  const { db, actor, exchange, t, facts } = call;
  const load = async (reader: Actor) => {
    const [view, line] = await Promise.all([
      commonView(db, facts.id, reader, exchange.open, t.reads),
      lineOf(db, facts.id, reader, exchange.open, t.reads),
    ]);
    return { view, line };
  };
  if (actor.person === null || !actor.member) {
    const { view, line } = await load(actor);
    return commonPage(call, { facts, view, ...kinOf(call, line) });
  }
  const key = `common page ${facts.id} ${t.reads.join(" ")}`;
  const [{ view, line }, own] = await Promise.all([
    keptView(db, call.epoch, key, () => load(anyMember)),
    ownBits(db, facts.id, actor.person),
  ]);
  const comments = { ...view.comments, takenBack: own.takenBack };
  return commonPage(call, { facts, view: { ...view, following: own.following, comments }, ...kinOf(call, line) });
});

room.post("/common-problems/:number/follow", "common-problem.follow", commonOf, limits.ordinaryWrite, async (call) => {
  const follow = call.form.get("follow") !== "";
  await followProblem(call.db, call.actor, call.facts.id, follow, call.now);
  return call.redirect(`/common-problems/${call.facts.number}`, follow ? "note-followed" : "note-unfollowed");
});

const why = field.line(600, 3);

room.post("/common-problems/:number/leave", "common-problem.leave", commonOf, limits.ordinaryWrite, async (call) => {
  const read = readForm(call.form, { problem: field.id(), why });
  await leaveCommon(
    call.db,
    call.actor,
    call.facts,
    await problemById(call.db, read.problem),
    { why: read.why, language: call.t.language },
    call.now,
  );
  return call.redirect(`/common-problems/${call.facts.number}`, "note-common-left");
});

room.post("/common-problems/:number/splits", "common-problem.split", commonOf, limits.ordinaryWrite, async (call) => {
  const read = readForm(call.form, { problems: z.array(field.id()).max(200), why });
  const made = await splitCommon(
    call.db,
    call.actor,
    call.facts,
    read.problems,
    { why: read.why, language: call.t.language },
    call.now,
  );
  return made === null
    ? call.redirect(`/common-problems/${call.facts.number}`, "note-split-proposed")
    : call.redirect(`/common-problems/${made}`, "note-split-made");
});
