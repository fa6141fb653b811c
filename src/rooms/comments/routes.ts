import { languagesOf } from "#kernel/exchange/exchange.ts";
import { addressOf } from "#kernel/lineage/kin.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { routesOf } from "#kernel/web/room.ts";
import { comment, hideComment, showCommentAgain, takeBackComment } from "./commands.ts";
import { commentedKinds, sees } from "./domain.ts";
import { againPage, earlierPage, hidePage, ownPage } from "./pages/pages.ts";
import { commentedOf, commentOf, earlierComments, type OneComment, pageLength } from "./queries.ts";
import { rights } from "./rights.ts";

const room = routesOf("comments", rights);
export const commentRoutes = room.routes;

for (const kind of commentedKinds) {
  const load = commentedOf(kind);
  room.get(`/${kind}s/:number/comments`, "comment.list", load, async (call) => {
    const asked = call.url.searchParams.get("before") ?? "";
    const before = /^[1-9]\d{0,8}$/u.test(asked) ? Number(asked) : null;
    const { db, facts, actor, exchange, t } = call;
    return earlierPage(call, await earlierComments(db, facts.id, actor, exchange.open, t.reads, before), facts, before);
  });
  room.post(
    `/${kind}s/:number/comments`,
    "comment.write",
    load,
    limits.comment,
    async (call) => {
      const read = readForm(call.form, {
        comment: field.text(4000, 2),
        language: field.language(languagesOf(call.exchange)),
      });
      const words = { text: read.comment, language: read.language };
      const number = await comment(call.db, call.actor, call.facts, words, call.now);
      return call.redirect(`${addressOf(kind, call.facts.number)}#comment-${number}`, "note-commented");
    },
    (call, state) => againPage(call, call.facts, state),
  );
}

/** Where a comment stands: under its thing, or among the earlier ones. */
function placeOf({ number, about, later }: OneComment): string {
  const path = addressOf(about.kind, about.number);
  return `${path}${later < pageLength ? "" : `/comments?before=${number + 1}`}#comment-${number}`;
}

room.get("/comments/:number", "comment.see", commentOf, (call) => {
  const { facts, actor } = call;
  const gone = facts.audience === "authors" || sees(actor, facts.about) !== true;
  return gone ? ownPage(call, facts) : call.redirect(placeOf(facts));
});
room.post("/comments/:number/withdrawal", "comment.take-back", commentOf, limits.ordinaryWrite, async (call) => {
  await takeBackComment(call.db, call.actor, call.facts, call.now);
  return call.redirect(`/comments/${call.facts.number}`, "note-comment-taken-back");
});
room.post("/comments/:number/publication", "comment.take-back", commentOf, limits.comment, async (call) => {
  await showCommentAgain(call.db, call.actor, call.facts, call.now);
  return call.redirect(placeOf(call.facts), "note-commented");
});

room.get("/comments/:number/hide", "comment.hide", commentOf, (call) => hidePage(call, call.facts));
room.post(
  "/comments/:number/hidden",
  "comment.hide",
  commentOf,
  limits.ordinaryWrite,
  async (call) => {
    const text = call.facts.hidden ? null : readForm(call.form, { why: field.line(300, 3) }).why;
    const why = text === null ? null : { text, language: call.t.language };
    await hideComment(call.db, call.actor, call.facts, why, call.now);
    return call.redirect(placeOf(call.facts), "note-saved");
  },
  (call, state) => hidePage(call, call.facts, state),
);
