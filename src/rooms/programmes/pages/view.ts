import { badge } from "#design/badge.ts";
import { actions, linkButton } from "#design/button.ts";
import { notice } from "#design/notice.ts";
import { name, type Slot } from "#design/slot.ts";
import { summaryList } from "#design/summary-list.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { isOn, type ProgrammeFacts } from "../domain.ts";
import type { ProgrammeView } from "../queries.ts";
import { inTeam } from "../team/domain.ts";
import { stateBadge } from "./parts.ts";

/** One programme: what it is, by whom, in which languages, how one joins and leaves, and what is kept. */
export function viewPage(call: Call<ProgrammeFacts>, view: ProgrammeView): Page {
  const { t, facts } = call;
  const title = nameFor(view.names, t.reads);
  const about = nameFor(view.abouts, t.reads);
  return {
    title,
    description: about.slice(0, 200),
    canonical: `/programmes/${view.number}`,
    breadcrumb: [{ href: "/programmes", label: t("programmes-title") }],
    body: html`<p class="meta">${badge(t(`programme-state-${view.state}`), stateBadge(view.state))}${view.example ? html`<span>${t("word-example")}</span>` : ""}</p>
<h1>${title}</h1>
${view.example ? notice({ kind: "warm", title: t("programme-example-title"), body: t("programme-example-text") }) : ""}
<p class="lead">${about}</p>
<h2 id="join">${t("programme-join-title")}</h2>${joining(call, view)}
<h2>${t("programme-facts-title")}</h2>${summaryList([
      ...(view.organisation
        ? [
            {
              label: t("programme-by"),
              value:
                view.organisationNumber === null
                  ? name(view.organisation)
                  : html`<a href="/organisations/${view.organisationNumber}">${name(view.organisation)}</a>`,
            },
          ]
        : []),
      { label: t("programme-where"), value: sidesOf(call, view.sides) },
      { label: t("programme-languages"), value: t.list(view.languages.map((code) => t.languageName(code))) },
      ...view.calendars.map((one) => ({
        label: nameFor(one.names, t.reads),
        value: t(`programme-weeks-${one.anchor}`, { from: one.from, until: one.until, messages: one.slots }),
      })),
      ...(view.adaptedFrom
        ? [
            {
              label: t("programme-adapted-from"),
              value: html`<a href="/programmes/${view.adaptedFrom.number}">${nameFor(view.adaptedFrom.names, t.reads)}</a>`,
            },
          ]
        : []),
      ...(view.carriedOn.length > 0
        ? [
            {
              label: t("origin-carried-on"),
              value: html`<ul>${view.carriedOn.map((one) => html`<li><a href="/programmes/${one.number}">${nameFor(one.names, t.reads)}</a></li>`)}</ul>`,
            },
          ]
        : []),
    ])}${
      view.hasRecord || view.adaptedFrom || view.carriedOn.length > 0 || facts.offices.length > 0
        ? html`<p><a href="/programmes/${view.number}/origin">${t("origin-title")}</a></p>`
        : ""
    }
<h2>${t("programme-leave-title")}</h2><p>${t("programme-leave-text")}</p>
<h2>${t("programme-urgent-title")}</h2><ul>${view.sides.map((code) => {
      const numbers = view.facts[code];
      return numbers
        ? html`<li>${sideName(call, code)}: <b>${numbers.emergency}</b>${numbers.crisis === numbers.emergency ? "" : html`, ${t("programme-crisis", { number: numbers.crisis })}`}</li>`
        : "";
    })}</ul><p>${t("programme-urgent-text")}</p>
<h2>${t("programme-kept-title")}</h2><p>${t("programme-kept-text")}</p>
${working(call, view)}`,
  };
}

/** For those who work on it: where the work is. */
function working(call: Call<ProgrammeFacts>, { number }: ProgrammeView): Slot {
  const { t, facts, actor } = call;
  const [works, enrols] = [inTeam(actor, facts), call.may("programme.enrol", facts) === true];
  if (!works && !enrols) return "";
  return html`<h2>${t("programme-team-title")}</h2>${actions(works ? linkButton(`/programmes/${number}/desk`, t("programme-work"), { quiet: true }) : "", enrols ? linkButton(`/programmes/${number}/enrol`, t("enrol-title"), { quiet: true }) : "", enrols ? linkButton(`/programmes/${number}/visits`, t("visits-title"), { quiet: true }) : "")}`;
}

function joining(call: Call<ProgrammeFacts>, view: ProgrammeView): Slot {
  const { t } = call;
  if (!isOn(view.state)) return html`<p>${t("programme-not-on")}</p>`;
  const bySide = view.sides.map((code) => {
    const words = view.keywords.filter((one) => one.side === code || one.side === null);
    return words.length === 0
      ? ""
      : html`<li>${sideName(call, code)}: ${words.map((one, n) => html`${n > 0 ? ", " : ""}<b lang="${one.language ?? t.language}">${one.word}</b>${one.language ? html` (${t.languageName(one.language)})` : ""}`)}</li>`;
  });
  return html`<p>${t("programme-join-text")}</p><ul>${bySide}</ul>${
    view.formOpen
      ? html`<p>${linkButton(`/programmes/${view.number}/join`, t("join-title"))}</p>`
      : html`<p>${t("programme-form-shut")}</p>`
  }`;
}

const sideName = (call: Call, code: string): string =>
  nameFor(sideOf(call.exchange, code)?.names ?? { en: code }, call.t.reads);
const sidesOf = (call: Call, codes: readonly string[]): string =>
  call.t.list(codes.map((code) => sideName(call, code)));
