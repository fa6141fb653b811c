import { badge } from "#design/badge.ts";
import { changesBetween } from "#design/changes.ts";
import { diff } from "#design/diff.ts";
import { empty } from "#design/empty.ts";
import { filters } from "#design/filters.ts";
import { paragraphs } from "#design/passage.ts";
import { sentence } from "#design/sentence.ts";
import { langOf, name, type Slot } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { translationVersions } from "#kernel/wording/translation.ts";
import { historyOf, type PassageFacts, pathOf } from "../domain.ts";
import { fieldName, languageFacts, ownWords, press, raised, thingHref } from "../pages/parts.ts";

type Version = Awaited<ReturnType<typeof translationVersions>>[number];
export interface History {
  /** The language that is shown; null where the passage was never translated. */
  readonly into: string | null;
  readonly there: readonly string[];
  readonly versions: readonly Version[];
}

/** All versions of a passage's translation into one language, newest first, each with what it changed. */
export function historyPage(call: Call<PassageFacts>, { into, there, versions }: History): Page {
  const { t, facts, actor } = call;
  const here = { object: facts.id, field: facts.field, position: facts.position };
  const thing = `${t(`kind-${facts.kind}`)} ${facts.number}`;
  const shown = versions.filter((one) => !one.withdrawn || one.author === actor.person);
  return {
    title: t("translate-history"),
    private: true,
    breadcrumb: [
      { href: thingHref(facts), label: thing },
      ...(actor.member ? [{ href: pathOf(here, into ?? undefined), label: t("translate-title-plain") }] : []),
    ],
    body: html`<p class="meta"><span>${thing}</span><span>${fieldName(call, facts.field, facts.position)}</span></p><h1>${t("translate-history")}</h1>
${
  there.length > 1
    ? filters(
        t,
        t("translate-languages"),
        there.map((code) => ({ href: historyOf(here, code), label: t.languageName(code), current: code === into })),
      )
    : ""
}
${into === null ? empty({ title: raised(call, t("design-state-missing")) }) : html`<p>${raised(call, t("design-from", languageFacts(call, facts.language)))} ${t("desk-into", languageFacts(call, into))}. ${t("translate-original-now", { version: facts.version })}</p>`}
${shown.map((one, n) => versionCard(call, one, shown[n - 1], into ?? "")).toReversed()}
${versions.length > shown.length ? html`<p class="small">${t("translate-taken-back", { count: versions.length - shown.length })}</p>` : ""}`,
  };
}

function versionCard(call: Call<PassageFacts>, one: Version, before: Version | undefined, into: string): Slot {
  const { t, facts, actor } = call;
  const may = call.may("translation.make", facts) === true && actor.reads.includes(into);
  const restorable = may && !one.current && one.state !== "machine";
  return html`<article class="card"><h2>${t("translate-version", { version: one.version })}, <time datetime="${one.at}">${t.moment(one.at, actor.zone)}</time></h2>
<div class="meta">${one.current ? badge(t("translate-shown-now"), "ok") : ""}${one.withdrawn ? badge(t("translate-yours-taken-back"), "warm") : ""}<span>${how(call, one)}</span>${one.original === null ? "" : html`<span>${t("translate-from-version", { version: one.original })}</span>`}</div>
${before ? diff(t, changesBetween(before.text, one.text), into) : html`<div class="words"${langOf(t.language, into)}>${paragraphs(one.text)}</div>`}
${restorable ? press(call, `/translations/history/${facts.id}/${facts.field}/${facts.position}`, t("translate-restore"), { language: into, version: String(one.version) }) : ""}</article>`;
}

function how(call: Call, one: Version): Slot {
  const { t } = call;
  if (one.state === "machine")
    return html`${raised(call, t("design-state-machine"))}${one.engine ? html` (${one.engine})` : ""}`;
  if (one.told) return ownWords(call, one.told);
  return one.by === null
    ? raised(call, t(`design-state-${one.state}`))
    : sentence(t, `translate-${one.state}-by`, {}, { by: name(one.by) });
}
