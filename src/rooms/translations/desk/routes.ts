import { sql } from "kysely";
import { z } from "zod";
import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { mayTranslate } from "../queries.ts";
import { rights } from "../rights.ts";
import { leaveClaim, takeClaim } from "./commands.ts";
import { type DeskKind, deskKinds } from "./domain.ts";
import { deskPage } from "./pages.ts";
import { type DeskWish, desk } from "./queries.ts";

const room = routesOf("translations", rights);
export const deskRoutes = room.routes;

room.get("/translations", "translation.desk", noFacts, async (call) => {
  const wish = wishOf(call);
  return deskPage(call, wish, await desk(call.db, call.actor, call.exchange.open, call.t.reads, wish, call.now));
});

room.post("/translations/claims", "translation.claim", noFacts, limits.ordinaryWrite, async (call) => {
  const { object, language, act, back } = readForm(call.form, {
    object: field.id(),
    language: field.language(call.actor.reads),
    act: field.oneOf(["take", "leave"]),
    back: z
      .string()
      .refine((path) => path === "" || /^\/(translate|translations)([/?][\w/?=&-]*)?$/u.test(path), "field-wrong"),
  });
  await mustRead(call, object);
  if (act === "take") await takeClaim(call.db, call.actor, object, language, call.now);
  else await leaveClaim(call.db, call.actor, object, language);
  return call.redirect(back === "" ? "/translations" : back, act === "take" ? "note-claim-taken" : "note-claim-left");
});

async function mustRead(call: Call, object: string): Promise<void> {
  const { rows } =
    await sql`select from object where object.id = ${object} and ${mayTranslate(call.actor, call.exchange.open)}`.execute(
      call.db,
    );
  if (rows.length === 0) throw new Refusal(404, "not-found");
}

function wishOf({ url, actor }: Call): DeskWish {
  const query = url.searchParams;
  const what = query.get("what");
  const into = query.get("into");
  const skip = query.get("skip") ?? "";
  const before = query.get("before") ?? "";
  return {
    what: deskKinds.find((kind): kind is DeskKind => kind === what) ?? "needed",
    into: into !== null && actor.reads.includes(into) ? into : null,
    skip: /^[1-9]\d{0,3}$/u.test(skip) ? Number(skip) : 0,
    before: /^[0-9a-f-]{36}$/u.test(before) ? before : null,
  };
}
