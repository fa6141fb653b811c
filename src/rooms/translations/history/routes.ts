import type { Call } from "#kernel/web/call.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { routesOf } from "#kernel/web/room.ts";
import { translationVersions } from "#kernel/wording/translation.ts";
import { restoreTranslation } from "../commands.ts";
import { historyOf, type PassageFacts } from "../domain.ts";
import { passageFacts } from "../queries.ts";
import { rights } from "../rights.ts";
import { historyPage } from "./pages.ts";
import { languagesTranslated } from "./queries.ts";

const room = routesOf("translations", rights);
export const historyRoutes = room.routes;

const at = ({ id, field, position }: PassageFacts) => ({ object: id, field, position });

room.get(
  "/translations/history/:object/:field/:position",
  "translation.history",
  passageFacts,
  async (call: Call<PassageFacts>) => {
    const there = await languagesTranslated(call.db, call.facts);
    const asked = call.url.searchParams.get("into");
    const into =
      there.find((code) => code === asked) ?? there.find((code) => call.t.reads.includes(code)) ?? there[0] ?? null;
    const versions = into === null ? [] : await translationVersions(call.db, { ...at(call.facts), language: into });
    return historyPage(call, { into, there, versions });
  },
);

room.post(
  "/translations/history/:object/:field/:position",
  "translation.make",
  passageFacts,
  limits.ordinaryWrite,
  async (call) => {
    const { language, version } = readForm(call.form, {
      language: field.language(call.actor.reads),
      version: field.maybeNumber(1_000_000),
    });
    await restoreTranslation(call.db, call.actor, call.facts, { language, version: version ?? 0 }, call.now);
    return call.redirect(historyOf(at(call.facts), language), "note-translation-restored");
  },
);
