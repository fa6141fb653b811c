import { empty } from "#design/empty.ts";
import { notice } from "#design/notice.ts";
import { name } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { crumbs, programmeName } from "../../team/pages/around.ts";
import type { Release, TrialFacts, TrialFigures } from "../domain.ts";
import { aboutTrial, trialBadge } from "./about.ts";
import { resultOf } from "./result.ts";
import { publicPath } from "./trial.ts";

/** A closed trial for everybody: what was asked, by whom, who allowed it, what came of it and what that does not say. */
export function publicTrialPage(
  call: Call<TrialFacts>,
  release: Release<TrialFigures> | null,
  organisation: { readonly name: string; readonly number: number } | null,
): Page {
  const { t, facts } = call;
  const { trial } = facts;
  return {
    title: `${t("trial-number", { n: trial.number })} – ${programmeName(call, facts)}`,
    description: trial.question.slice(0, 200),
    canonical: publicPath(facts),
    wide: true,
    breadcrumb: crumbs(call, facts),
    body: html`<p class="meta">${trialBadge(call, trial)}${organisation ? html`<span>${t("trial-by")} <a href="/organisations/${organisation.number}">${name(organisation.name)}</a></span>` : ""}</p>
<h1>${t("trial-public-title", { programme: programmeName(call, facts) })}</h1>
${trial.publishedAt === null ? notice({ kind: "warm", body: t("trial-not-public") }) : ""}${facts.example ? notice({ kind: "warm", body: t("trial-example") }) : ""}
${aboutTrial(call, trial)}<h2>${t("figures")}</h2>${
      release && trial.state === "closed"
        ? html`${resultOf(call, trial, release)}<p><a href="${publicPath(facts)}/figures.csv">${t("figures-csv")}</a></p>`
        : empty({ title: t("figures-none") })
    }`,
  };
}
