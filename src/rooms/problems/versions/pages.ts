import { changesBetween } from "#design/changes.ts";
import { diff } from "#design/diff.ts";
import { notice } from "#design/notice.ts";
import { paragraphs } from "#design/passage.ts";
import { langOf } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { ProblemFacts } from "../domain.ts";
import { pathOf } from "../pages/titles.ts";

interface Version {
  readonly version: number;
  readonly language: string;
  readonly text: string;
  readonly written_at: string;
}

const crumbs = (call: Call, facts: ProblemFacts) => [
  { href: `/${facts.kind}s`, label: call.t(`${facts.kind}s-title`) },
  { href: pathOf(facts.kind, facts.number), label: `${call.t(`kind-${facts.kind}`)} ${facts.number}` },
];

/** All versions, newest first, each with what changed against the one before. */
export function versionsPage(
  call: Call,
  facts: ProblemFacts,
  view: { titles: readonly Version[]; texts: readonly Version[] },
): Page {
  const { t } = call;
  const path = pathOf(facts.kind, facts.number);
  const part = (word: string, versions: readonly Version[]) =>
    html`<h2>${t(word)}</h2>${versions
      .map((one, n) => ({ one, before: versions[n - 1] }))
      .toReversed()
      .map(
        ({ one, before }) =>
          html`<article class="card"><h3>${t("version-n", { version: one.version })}, <time datetime="${one.written_at}">${t.moment(one.written_at, call.actor.zone)}</time></h3>${
            before && before.language === one.language
              ? diff(t, changesBetween(before.text, one.text), one.language)
              : html`<div${langOf(t.language, one.language)}>${paragraphs(one.text)}</div>`
          }${word === "version-texts" ? html`<p class="small"><a href="${path}/versions/${one.version}">${t("problem-permanent")}</a></p>` : ""}</article>`,
      )}`;
  return {
    title: t("versions-title"),
    breadcrumb: crumbs(call, facts),
    canonical: `${path}/versions`,
    body: html`<h1>${t("versions-title")}</h1>${part("version-titles", view.titles)}${part("version-texts", view.texts)}`,
  };
}

/** One version as it was written, under an address for citing. */
export function versionPage(
  call: Call,
  facts: ProblemFacts,
  view: { title: Version; text: Version; newest: boolean },
): Page {
  const { t } = call;
  const path = pathOf(facts.kind, facts.number);
  const { title, text } = view;
  return {
    title: title.text,
    breadcrumb: crumbs(call, facts),
    canonical: view.newest ? path : `${path}/versions/${text.version}`,
    body: html`<p class="meta"><span>${t(`kind-${facts.kind}`)} ${facts.number}</span><span>${t("version-n", { version: text.version })}</span><time datetime="${text.written_at}">${t.moment(text.written_at, call.actor.zone)}</time></p><h1${langOf(t.language, title.language)}>${title.text}</h1>${
      view.newest
        ? ""
        : notice({ kind: "warm", body: html`${t("version-old")} <a href="${path}">${t("version-newest")}</a>` })
    }<div${langOf(t.language, text.language)}>${paragraphs(text.text)}</div><p class="small cite">${t("problem-cite", { title: title.text, kind: t(`kind-${facts.kind}`), number: facts.number, version: text.version, day: t.day(text.written_at) })}</p>`,
  };
}
