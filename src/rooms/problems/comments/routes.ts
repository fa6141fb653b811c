import { languagesOf } from "#kernel/exchange/exchange.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { routesOf } from "#kernel/web/room.ts";
import { pathOf } from "../pages/titles.ts";
import { problemOf } from "../queries.ts";
import { rights } from "../rights.ts";
import { comment, hideComment } from "./commands.ts";
import { commentAgainPage, hidePage } from "./pages.ts";
import { commentOf } from "./queries.ts";

const room = routesOf("problems", rights);
export const commentRoutes = room.routes;

for (const kind of ["problem", "hope"] as const) {
  room.post(
    `/${kind}s/:number/comments`,
    "problem.comment",
    problemOf(kind),
    limits.comment,
    async (call) => {
      const read = readForm(call.form, {
        comment: field.text(4000, 2),
        language: field.language(languagesOf(call.exchange)),
      });
      const number = await comment(
        call.db,
        call.actor,
        call.facts,
        { text: read.comment, language: read.language },
        call.now,
      );
      return call.redirect(`${pathOf(kind, call.facts.number)}#comment-${number}`, "note-commented");
    },
    (call, state) => commentAgainPage(call, call.facts, state),
  );
}

room.get("/comments/:number", "comment.see", commentOf, (call) =>
  call.redirect(`${pathOf(call.facts.kind, call.facts.aboutNumber)}#comment-${call.facts.number}`),
);
room.get("/comments/:number/hide", "comment.hide", commentOf, (call) => hidePage(call, call.facts));
room.post(
  "/comments/:number/hidden",
  "comment.hide",
  commentOf,
  limits.ordinaryWrite,
  async (call) => {
    const why = call.facts.hidden ? null : readForm(call.form, { why: field.line(300, 3) }).why;
    await hideComment(call.db, call.actor, call.facts.number, why, call.now);
    return call.redirect(
      `${pathOf(call.facts.kind, call.facts.aboutNumber)}#comment-${call.facts.number}`,
      "note-saved",
    );
  },
  (call, state) => hidePage(call, call.facts, state),
);
