import { linkButton } from "#design/button.ts";
import { changesBetween } from "#design/changes.ts";
import { dateLine } from "#design/date-line.ts";
import { diff } from "#design/diff.ts";
import { field } from "#design/field.ts";
import { filters } from "#design/filters.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { paragraphs } from "#design/passage.ts";
import { publishing } from "#design/publishing.ts";
import { langOf, type Slot } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { mostLetters, oneLine, type PassageFacts, pathOf, stateOf } from "../domain.ts";
import type { TranslateView } from "../queries.ts";
import { machinePart } from "./machine.ts";
import { nowShown } from "./now-shown.ts";
import {
  fieldName,
  languageFacts,
  raised,
  recognised,
  sayYouRead,
  stateBadge,
  thingHref,
  thingTitle,
} from "./parts.ts";

/** Why a translation was not saved, with what is needed to see it: nothing of what was typed is lost. */
export interface Conflict {
  readonly outcome: "original-changed" | "translated-meanwhile";
  /** The original that the translator had before him, where it is known. */
  readonly before: string | null;
  readonly typed: string;
}

export interface TranslatePage {
  readonly into: string;
  readonly targets: readonly string[];
  readonly view: TranslateView;
  /** The reader reads both languages. */
  readonly may: boolean;
  readonly terms: readonly { readonly term: string; readonly into: string }[];
  /** Who receives a text that a machine translates; null: no service. */
  readonly receiver: string | null;
  readonly state: FormState;
  readonly conflict: Conflict | null;
}

type Here = Call<PassageFacts>;
const here = ({ id, field, position }: PassageFacts) => ({ object: id, field, position });

/** Original and translation beside each other, with the date line between. */
export function translatePage(call: Here, page: TranslatePage): Page {
  const { t, facts } = call;
  const { into, targets, view, may, state, conflict } = page;
  const title = t("translate-title", languageFacts(call, into));
  const thing = `${t(`kind-${facts.kind}`)} ${facts.number}`;
  const inWords = (code: string) => raised(call, t("design-in", languageFacts(call, code)));
  return {
    title,
    private: true,
    scripts: ["design/browser/count.ts"],
    breadcrumb: [
      { href: "/translations", label: t("desk-title") },
      { href: thingHref(facts), label: thing },
    ],
    body: html`<p class="meta">${stateBadge(call, stateOf(view.translation))}<span>${thing}</span><span>${fieldName(call, facts.field, facts.position)}</span></p>
<h1>${title}</h1><p class="lead"><a href="${thingHref(facts)}">${thingTitle(call, view, thing)}</a></p>
${errorSummary(t, state, { text: t("translate-label") })}
${
  targets.length > 1
    ? filters(
        t,
        t("translate-languages"),
        targets.map((code) => ({
          href: pathOf(here(facts), code),
          label: t.languageName(code),
          current: code === into,
        })),
      )
    : ""
}
${conflict ? conflictNotice(call, page, conflict) : staleNotice(call, view)}
${view.claimedUntil ? notice({ kind: "warm", body: t("translate-claimed", { at: t.clock(view.claimedUntil, call.actor.zone) }) }) : ""}
${may ? "" : notice({ body: html`${t("translate-both-languages")} ${sayYouRead(call)}` })}
${dateLine(
  t,
  [
    { name: inWords(facts.language), body: original(call, page) },
    { name: inWords(into), body: may ? translationForm(call, page) : asItStands(call, view, into) },
  ],
  { level: 2 },
)}
${nowShown(call, page)}
${machinePart(call, page)}
${rest(call, page)}`,
  };
}

function original(call: Here, { view, terms, into }: TranslatePage): Slot {
  const { t, facts } = call;
  // The wordbook's own words for a term say more than its name alone.
  const words = terms.map(({ term, into: theirs }) => ({
    term,
    into: view.words.find((one) => one.term === term)?.words ?? [theirs],
  }));
  return html`<div class="words"${langOf(t.language, facts.language)}>${paragraphs(facts.text)}</div>${recognised(call, words, facts.language, into)}`;
}

function asItStands(call: Here, { translation }: TranslateView, into: string): Slot {
  const { t } = call;
  return translation
    ? html`<div class="words"${langOf(t.language, into)}>${paragraphs(translation.text)}</div>`
    : html`<p>${raised(call, t("design-state-missing"))}</p>`;
}

function translationForm(call: Here, { view, into, state }: TranslatePage): Slot {
  const { t, facts, token } = call;
  const { translation } = view;
  const machine = translation?.state === "machine" && Object.keys(state.values).length === 0;
  const rows = oneLine(facts) ? 3 : Math.min(24, Math.max(6, Math.ceil(facts.text.length / 45)));
  const unnamed = translation?.mine ? !translation.named : !view.wishesName;
  return form({
    action: pathOf(here(facts)),
    ...(token !== null && { token }),
    hidden: { language: into, from: facts.hash, base: String(translation?.version ?? 0) },
    body: html`${field(t, state, {
      kind: "textarea",
      name: "text",
      label: t("translate-label"),
      ...(machine && { hint: t("translate-machine-hint") }),
      rows,
      ...(oneLine(facts) && { maxlength: mostLetters(facts) }),
      lang: into,
      value: translation?.text ?? "",
    })}${field(t, state, { kind: "checkbox", name: "unnamed", label: t("translate-unnamed"), hint: t("translate-unnamed-hint"), checked: unnamed })}`,
    publishing: publishing(t, {
      audience: facts.audience,
      copies: facts.audience === "public" ? ["search", "open-data", "feed"] : ["mail"],
      ...(facts.audience === "authors" && { more: t("translate-shown-with-it") }),
    }),
    submit: t("translate-save"),
  });
}

function conflictNotice(call: Here, { view, into }: TranslatePage, conflict: Conflict): Slot {
  const { t, facts } = call;
  if (conflict.outcome === "original-changed") {
    const changed =
      conflict.before === null ? "" : diff(t, changesBetween(conflict.before, facts.text), facts.language);
    return notice({
      kind: "error",
      title: t("translate-original-changed"),
      body: html`<p>${t("translate-original-changed-next")}</p>${changed}`,
      announce: true,
    });
  }
  const theirs = view.translation;
  return notice({
    kind: "error",
    title: t("translate-meanwhile"),
    body: html`<p>${t(theirs ? "translate-meanwhile-next" : "translate-meanwhile-gone")}</p>${theirs ? diff(t, changesBetween(theirs.text, conflict.typed), into) : ""}`,
    announce: true,
  });
}

/** What has changed in the original since the translation was made. */
function staleNotice(call: Here, { translation }: TranslateView): Slot {
  const { t, facts } = call;
  if (!translation || translation.fresh || translation.told) return "";
  const changed =
    translation.madeFrom === null ? "" : diff(t, changesBetween(translation.madeFrom, facts.text), facts.language);
  return notice({
    kind: "warm",
    title: raised(call, t("design-state-stale")),
    body: html`<p>${t("translate-stale-next")}</p>${changed}`,
  });
}

/** Other parts of the same thing; the next that waits is a button. */
function rest(call: Here, { view, into, may }: TranslatePage): Slot {
  const { t, facts } = call;
  if (view.siblings.length === 0) return "";
  const next = may ? view.siblings.find((one) => one.state === "missing" || one.state === "stale") : undefined;
  const at = (one: { field: string; position: number }) =>
    pathOf({ object: facts.id, field: one.field, position: one.position }, into);
  return html`<section><h2>${t("translate-rest")}</h2><ul>${view.siblings.map(
    (one) =>
      html`<li><a href="${at(one)}">${fieldName(call, one.field, one.position)}</a> ${stateBadge(call, one.state)}</li>`,
  )}</ul>${next ? html`<p>${linkButton(at(next), t("translate-next", { part: fieldName(call, next.field, next.position) }))}</p>` : ""}</section>`;
}

/** For one who reads no other language than the original's. */
export function nothingToDoPage(call: Here): Page {
  const { t, facts } = call;
  const thing = `${t(`kind-${facts.kind}`)} ${facts.number}`;
  return {
    title: t("translate-title-plain"),
    private: true,
    breadcrumb: [{ href: thingHref(facts), label: thing }],
    body: html`<h1>${t("translate-title-plain")}</h1>${notice({ body: html`${t("translate-one-language")} ${sayYouRead(call)}` })}<div class="passage"><div class="words"${langOf(t.language, facts.language)}>${paragraphs(facts.text)}</div></div>`,
  };
}
