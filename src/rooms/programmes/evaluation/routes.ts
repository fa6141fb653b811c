import { sql } from "kysely";
import { languagesOf } from "#kernel/exchange/exchange.ts";
import { numberOf } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { routesOf } from "#kernel/web/room.ts";
import type { WorkFacts } from "../team/domain.ts";
import { closeTrial, dropTrial, showTrial, startTrial, writeTrial } from "./commands.ts";
import type { TrialFacts } from "./domain.ts";
import { questionCsv, trialCsv } from "./figures-csv.ts";
import { obstaclesOf } from "./obstacles.ts";
import { trialFormPage } from "./pages/form.ts";
import { overviewPage } from "./pages/overview.ts";
import { publicTrialPage } from "./pages/public.ts";
import { trialPage, trialPath } from "./pages/trial.ts";
import {
  programmeOf,
  questionReleases,
  questionsOf,
  trialChoices,
  trialOf,
  trialRelease,
  trialsOf,
} from "./queries.ts";
import { releaseQuestion, releaseTrial } from "./release.ts";
import { evaluationRights } from "./rights.ts";
import { readTrial, type TrialWish } from "./trial-form.ts";

const room = routesOf("programmes", evaluationRights);
export const evaluationRoutes = room.routes;

const base = "/programmes/:number/evaluation";
const one = `${base}/trials/:trial`;
const home = (call: Call<WorkFacts>): string => `/programmes/${call.facts.number}/evaluation`;

room.get(
  base,
  "evaluation.see",
  programmeOf,
  async (call) => {
    const [trials, questions, releases] = await Promise.all([
      trialsOf(call.db, call.facts.id),
      questionsOf(call.db, call.facts.id),
      questionReleases(call.db, call.facts.id),
    ]);
    return overviewPage(call, { trials, questions, releases });
  },
  { cached: false },
);

async function wishOf(call: Call<WorkFacts>, number: number | null): Promise<TrialWish> {
  const languages = { ofProgramme: call.facts.languages, ofExchange: languagesOf(call.exchange) };
  const today = call.now.toZonedDateTimeISO("UTC").toPlainDate().toString();
  return readTrial(call.form, await trialChoices(call.db, call.facts.id), languages, number, today);
}

room.get(
  `${base}/trials/new`,
  "evaluation.write",
  programmeOf,
  async (call) => trialFormPage(call, call.facts, await trialChoices(call.db, call.facts.id), null, freshForm),
  { cached: false },
);
room.post(
  `${base}/trials`,
  "evaluation.write",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const number = await writeTrial(call.db, call.actor, call.facts, await wishOf(call, null), null, call.now);
    return call.redirect(`${home(call)}/trials/${number}`, "note-trial-written");
  },
  async (call, state) => trialFormPage(call, call.facts, await trialChoices(call.db, call.facts.id), null, state),
);

const drawn = async (call: Call<TrialFacts>, state = freshForm) => {
  const { trial } = call.facts;
  const [obstacles, release] = await Promise.all([
    trial.state === "draft" ? obstaclesOf(call.db, call.facts, trial) : [],
    trial.state === "draft" ? null : trialRelease(call.db, trial.id, trial.state === "closed" ? "result" : "running"),
  ]);
  return trialPage(call, { obstacles, release }, state);
};
room.get(one, "trial.see", trialOf, (call) => drawn(call), { cached: false });

/** What has started is fixed: the form is not even shown. */
const onlyDrafts = ({ trial }: TrialFacts): void => {
  if (trial.state !== "draft") throw new Refusal(409, "trial-frozen");
};
room.get(
  `${one}/edit`,
  "trial.write",
  trialOf,
  async (call) => {
    onlyDrafts(call.facts);
    return trialFormPage(call, call.facts, await trialChoices(call.db, call.facts.id), call.facts.trial, freshForm);
  },
  { cached: false },
);
room.post(
  one,
  "trial.write",
  trialOf,
  limits.ordinaryWrite,
  async (call) => {
    onlyDrafts(call.facts);
    const { number } = call.facts.trial;
    await writeTrial(call.db, call.actor, call.facts, await wishOf(call, number), number, call.now);
    return call.redirect(trialPath(call.facts), "note-saved");
  },
  async (call, state) =>
    trialFormPage(call, call.facts, await trialChoices(call.db, call.facts.id), call.facts.trial, state),
);

room.post(`${one}/started`, "trial.write", trialOf, limits.ordinaryWrite, async (call) => {
  await startTrial(call.db, call.actor, call.facts, call.facts.trial.number, call.now);
  return call.redirect(trialPath(call.facts), "note-trial-started");
});
room.post(`${one}/dropped`, "trial.write", trialOf, limits.ordinaryWrite, async (call) => {
  await dropTrial(call.db, call.actor, call.facts, call.facts.trial.number, call.now);
  return call.redirect(home(call), "note-trial-dropped");
});
room.post(
  `${one}/closed`,
  "trial.write",
  trialOf,
  limits.ordinaryWrite,
  async (call) => {
    const { why, language } = readForm(call.form, {
      why: field.text(1000),
      language: field.language(languagesOf(call.exchange)),
    });
    await closeTrial(call.db, call.actor, call.facts, call.facts.trial.number, { text: why, language }, call.now);
    return call.redirect(trialPath(call.facts), "note-trial-closed");
  },
  drawn,
);
room.post(`${one}/releases`, "trial.write", trialOf, limits.ordinaryWrite, async (call) => {
  await releaseTrial(call.db, call.actor, call.facts, call.facts.trial.number, call.now);
  return call.redirect(trialPath(call.facts), "note-figures-released");
});
room.post(`${one}/published`, "trial.write", trialOf, limits.publish, async (call) => {
  await showTrial(call.db, call.actor, call.facts, call.facts.trial.number, true, call.now);
  return call.redirect(trialPath(call.facts), "note-trial-published");
});
room.post(`${one}/hidden`, "trial.write", trialOf, limits.ordinaryWrite, async (call) => {
  await showTrial(call.db, call.actor, call.facts, call.facts.trial.number, false, call.now);
  return call.redirect(trialPath(call.facts), "note-trial-hidden");
});

room.get("/programmes/:number/trials/:trial", "trial.read", trialOf, async (call) => {
  const [release, { rows }] = await Promise.all([
    trialRelease(call.db, call.facts.trial.id, "result"),
    sql<{ name: string; number: number }>`select organisation.name, object.number from organisation
      join object on object.id = organisation.id
      where organisation.id = ${call.facts.organisation} and organisation.left_at is null`.execute(call.db),
  ]);
  return publicTrialPage(call, release, rows[0] ?? null);
});
room.get(
  "/programmes/:number/trials/:trial/figures.csv",
  "trial.read",
  trialOf,
  async (call) => {
    const release = await trialRelease(call.db, call.facts.trial.id, "result");
    if (!release) throw new Refusal(404, "not-found");
    return csv(`${call.facts.code}-trial-${call.facts.trial.number}`, trialCsv(release.figures));
  },
  { limit: limits.download },
);

const slotOf = (call: Call): number => numberOf(call.params["slot"]);
room.post(`${base}/questions/:slot/releases`, "evaluation.write", programmeOf, limits.ordinaryWrite, async (call) => {
  await releaseQuestion(call.db, call.actor, call.facts, slotOf(call), call.now);
  return call.redirect(home(call), "note-figures-released");
});
room.get(
  `${base}/questions/:slot/answers.csv`,
  "evaluation.see",
  programmeOf,
  async (call) => {
    const release = (await questionReleases(call.db, call.facts.id)).get(slotOf(call));
    if (!release) throw new Refusal(404, "not-found");
    return csv(`${call.facts.code}-question-${slotOf(call)}`, questionCsv(release.figures));
  },
  { cached: false, limit: limits.download },
);

const csv = (name: string, text: string): Response =>
  new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
      "cache-control": "no-store",
    },
  });
