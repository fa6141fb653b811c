import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { limits } from "#kernel/web/limits.ts";
import { field } from "#kernel/web/read-form.ts";
import { routesOf } from "#kernel/web/room.ts";
import { wantedTexts } from "../editor/domain.ts";
import type { WorkFacts } from "../team/domain.ts";
import { programmeOf } from "../team/queries.ts";
import { teamRights } from "../team/rights.ts";
import { separatorFor } from "./columns.ts";
import { keepFile, keptFile, takeFile } from "./commands.ts";
import { compareFile } from "./differences.ts";
import { bringPage, comparedPage } from "./pages/file.ts";
import { readFile } from "./read-file.ts";
import { fileOf } from "./write-file.ts";

const room = routesOf("programmes", teamRights);
export const fileRoutes = room.routes;

const base = "/programmes/:number/messages";
const mostBytes = 12 * 1024 * 1024;

room.get(
  `${base}.csv`,
  "messages.see",
  programmeOf,
  (call) => {
    const { facts, t } = call;
    const pieces = fileOf(call.db, facts.id, wantedTexts(facts, call.exchange.sides), separatorFor(t.language));
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const piece = await pieces.next();
        if (piece.done) controller.close();
        else controller.enqueue(encoder.encode(piece.value));
      },
      async cancel() {
        await pieces.return(undefined);
      },
    });
    const name = `${facts.code}-${call.now.toZonedDateTimeISO("UTC").toPlainDate()}.csv`;
    return new Response(body, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
      },
    });
  },
  { cached: false, limit: limits.download },
);

room.get(`${base}/file`, "messages.write", programmeOf, (call) => bringPage(call, call.facts), { cached: false });
room.post(
  `${base}/file`,
  "messages.write",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const text = call.form.file("file");
    if (text === "") throw refuseFields({ file: { id: "file-choose" } });
    const { rows, troubles } = readFile(text);
    if (troubles.length > 0) return { ...bringPage(call, call.facts, undefined, troubles), status: 422 };
    if (!call.actor.person) throw new Refusal(403, "right-sign-in");
    const id = await keepFile(call.db, call.actor.person, call.facts.id, rows, call.now);
    return call.redirect(`/programmes/${call.facts.number}/messages/file/${id}`);
  },
  (call, state) => bringPage(call, call.facts, state),
  { file: mostBytes },
);

const idIn = (call: Call): string => {
  const id = call.params["file"] ?? "";
  if (!field.id().safeParse(id).success) throw new Refusal(404, "not-found");
  return id;
};
const compared = async (call: Call<WorkFacts>) => {
  const id = idIn(call);
  const rows = await keptFile(call.db, call.actor.person, call.facts.id, id);
  const page = /^\d{1,4}$/u.exec(call.url.searchParams.get("page") ?? "")?.[0];
  return comparedPage(call, call.facts, { id, page: Number(page ?? 0) }, await compareFile(call.db, call.facts, rows));
};
room.get(`${base}/file/:file`, "messages.write", programmeOf, compared, { cached: false });
room.post(`${base}/file/:file`, "messages.write", programmeOf, limits.ordinaryWrite, async (call) => {
  const count = await takeFile(call.db, call.actor, call.facts, idIn(call), call.now);
  return call.redirect(
    `/programmes/${call.facts.number}/messages?state=draft`,
    count > 0 ? "note-file-taken" : "note-message-same",
  );
});
