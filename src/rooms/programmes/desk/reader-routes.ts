import { sql } from "kysely";
import { audit } from "#kernel/audit/audit.ts";
import { numberOf } from "#kernel/object/object.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { routesOf } from "#kernel/web/room.ts";
import { answerOf, askErrand, askErrandSecretly, pageTextKey } from "#rooms/messages/index.ts";
import type { WorkFacts } from "../team/domain.ts";
import { programmeOf } from "../team/queries.ts";
import { answerReader, closeConversation, pauseReader, readerId, takeConversation } from "./commands.ts";
import { saidOf } from "./conversation.ts";
import { readerPage } from "./pages/reader.ts";
import { fates, readerView } from "./reader.ts";
import { deskRights } from "./rights.ts";

const room = routesOf("programmes", deskRights);
export const readerRoutes = room.routes;
const longest = 480;

const numberIn = (call: Call): number => numberOf(call.params["reader"]);
const pathIn = (call: Call<WorkFacts>): string => `/programmes/${call.facts.number}/readers/${numberIn(call)}`;
const staffOf = (call: Call<WorkFacts>) => {
  if (!call.actor.person) throw new Refusal(403, "right-sign-in");
  return { programme: call.facts.id, person: call.actor.person, at: call.now };
};

async function draw(call: Call<WorkFacts>, state: FormState, shownPhone: string | null = null) {
  const reader = await readerView(call.db, call.facts.id, numberIn(call));
  const [key, rows, ready] = await Promise.all([
    pageTextKey(call.config.dataFolder),
    fates(call.db, reader, call.now.toZonedDateTimeISO(reader.zone).toPlainDate()),
    readyAnswers(call, reader.language, reader.side),
  ]);
  return readerPage(call, call.facts, {
    reader,
    said: saidOf(call, key, reader),
    fates: rows,
    state,
    shownPhone,
    ready,
  });
}

/** Lines of the programme's dialogue that a person may want to send as they are. */
async function readyAnswers(call: Call<WorkFacts>, language: string, side: string | null): Promise<readonly string[]> {
  const { rows } = await sql<{ text: string }>`
    select text from dialogue_line where programme = ${call.facts.id} and language = ${language} and current
      and (side is null or side = ${side}) and name in ('help', 'grief', 'danger', 'danger-despair', 'danger-violence', 'wish-to-stop')
      and text not like '%{%' order by name`.execute(call.db);
  return rows.map((row) => row.text);
}

room.get("/programmes/:number/readers/:reader", "desk.answer", programmeOf, (call) => draw(call, freshForm), {
  cached: false,
});

room.post(
  "/programmes/:number/readers/:reader/answers",
  "desk.answer",
  programmeOf,
  limits.comment,
  async (call) => {
    const text = call.form.get("text").trim();
    if (text === "") throw refuseFields({ text: { id: "reader-answer-empty" } });
    if (text.length > longest) throw refuseFields({ text: { id: "reader-answer-long" } });
    const reader = await readerId(call.db, call.facts.id, numberIn(call));
    await answerReader(call.db, await pageTextKey(call.config.dataFolder), reader, text, staffOf(call));
    return call.redirect(pathIn(call), "note-answer-goes");
  },
  (call, state) => draw(call, state),
);

/** Presses about one reader that change one thing and come back to her page. */
const presses: Record<string, (call: Call<WorkFacts>, reader: string) => Promise<void>> = {
  taken: (call, reader) => takeConversation(call.db, reader, true, staffOf(call)),
  "let-go": (call, reader) => takeConversation(call.db, reader, false, staffOf(call)),
  closed: (call, reader) => closeConversation(call.db, reader, staffOf(call)),
  paused: (call, reader) => pauseReader(call.db, reader, true, staffOf(call)),
  resumed: (call, reader) => pauseReader(call.db, reader, false, staffOf(call)),
};
for (const [name, work] of Object.entries(presses))
  room.post(
    `/programmes/:number/readers/:reader/${name}`,
    "desk.answer",
    programmeOf,
    limits.ordinaryWrite,
    async (call) => {
      const reader = await readerId(call.db, call.facts.id, numberIn(call));
      await work(call, reader.id);
      return call.redirect(pathIn(call), "note-saved");
    },
  );

// The number is shown once, to this page alone; the look is written down before it is shown.
room.post("/programmes/:number/readers/:reader/number", "desk.answer", programmeOf, limits.reveal, async (call) => {
  const reader = await readerId(call.db, call.facts.id, numberIn(call));
  const { programme, person } = staffOf(call);
  const asked = await call.db.transaction().execute(async (tx) => {
    const errand = await askErrandSecretly(
      tx,
      { kind: "reveal", programme, person, facts: { subscriber: reader.id } },
      call.now,
    );
    await audit(
      tx,
      { actor: person, action: "number-revealed", object: programme, data: { reader: numberIn(call) } },
      call.now,
    );
    return errand;
  });
  const answer = await answerOf(call.db, asked);
  if (answer.state === "waits") throw new Refusal(503, "reader-nobody-sends", { seconds: 30 });
  const refused = answer.outcome["refused"];
  if (typeof refused === "string") throw new Refusal(429, refused);
  const phone = (answer.answer as { phone?: string } | null)?.phone ?? null;
  if (phone === null) throw new Refusal(503, "reader-nobody-sends", { seconds: 30 });
  return draw(call, freshForm, phone);
});

room.post(
  "/programmes/:number/readers/:reader/forgotten",
  "desk.answer",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const reader = await readerId(call.db, call.facts.id, numberIn(call));
    const { programme, person } = staffOf(call);
    await call.db.transaction().execute(async (tx) => {
      await askErrand(
        tx,
        { kind: "forget", programme, person, facts: { subscriber: reader.id, evidence: person } },
        call.now,
      );
      await audit(
        tx,
        { actor: person, action: "reader-forgotten", object: programme, data: { reader: numberIn(call) } },
        call.now,
      );
    });
    return call.redirect(`/programmes/${call.facts.number}/inbox`, "note-reader-forgotten");
  },
);
