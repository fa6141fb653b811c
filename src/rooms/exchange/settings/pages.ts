import { badge } from "#design/badge.ts";
import { tabs } from "#design/filters.ts";
import { errorSummary, form } from "#design/form.ts";
import type { Slot } from "#design/slot.ts";
import { summaryList } from "#design/summary-list.ts";
import { nameFor, type Side } from "#kernel/exchange/exchange.ts";
import { holds } from "#kernel/rights/actor.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { nameLanguages } from "../setup/form.ts";
import { drawing, nameFields, sideFields } from "../setup/pages.ts";

/** The coordinators' pages beside each other; an auditor has only the one. */
export function coordinatorTabs(call: Call, current: string): Slot {
  const { t } = call;
  if (call.may("exchange.coordinate", {}) !== true) return "";
  const at = (href: string, word: string) => ({ href, label: t(word), current: href === current });
  return tabs(t, t("coordinators-title"), [
    at("/settings", "settings-title"),
    at("/coordinators/people", "coordinators-people"),
    at("/coordinators/mail", "coordinators-mail"),
    at("/channels", "coordinators-channels"),
    at("/coordinators/record", "coordinators-record"),
  ]);
}

export function settingsPage(call: Call, state: FormState): Page {
  const { t, exchange, token, words } = call;
  const { draw, labels } = drawing(call, state);
  const own = exchange.sides.filter((side) => holds(call.actor, "coordinator", side.code));
  return {
    title: t("settings-title"),
    private: true,
    body: html`${coordinatorTabs(call, "/settings")}<h1>${t("settings-title")}</h1>${errorSummary(t, state, labels)}
${form({
  action: "/settings",
  ...(token !== null && { token }),
  body: html`${nameFields(call, draw, "name", "setup-exchange-name")}
${draw({ kind: "select", name: "language", label: t("settings-language"), hint: t("settings-language-hint"), options: words.languages.filter((code) => code !== "qps").map((code) => ({ value: code, label: t.languageName(code) })) })}
${draw({
  kind: "radios",
  name: "open",
  label: t("setup-open"),
  options: [
    { value: "closed", label: t("setup-open-no"), hint: t("setup-open-no-hint") },
    { value: "open", label: t("setup-open-yes"), hint: t("setup-open-yes-hint") },
  ],
})}
${nameLanguages.map((code) => draw({ kind: "textarea", name: `about-${code}`, label: t("settings-about", { language: t.languageName(code) }), hint: t("settings-about-hint"), rows: 6, maxlength: 20000, lang: code, optional: true }))}`,
  submit: t("save"),
})}
<h2>${t("settings-sides")}</h2>${exchange.sides.map((side) => sideCard(call, side, own.includes(side)))}
<p><a href="/settings/sides/new">${t("settings-side-add")}</a></p>`,
  };
}

function sideCard(call: Call, side: Side, mine: boolean): Slot {
  const { t, token } = call;
  const press = (state: string, label: string) =>
    form({
      action: `/settings/sides/${side.code}/state`,
      hidden: { state },
      submit: label,
      look: { quiet: true },
      inline: true,
      ...(token !== null && { token }),
    });
  return html`<section class="card"><h3>${nameFor(side.names, t.reads)} ${side.state === "in" ? "" : badge(t(`side-state-${side.state}`), "warm")}</h3>${summaryList(
    [
      { label: t("setup-region"), value: side.telephoneRegion },
      { label: t("setup-languages"), value: t.list(side.languages.map((code) => t.languageName(code))) },
      { label: t("setup-zone"), value: `${side.zone}, ${t.clock(call.now, side.zone)}` },
    ],
  )}<div class="actions">${mine ? html`<a class="button quiet" href="/settings/sides/${side.code}">${t("edit")}</a>` : ""}${
    mine
      ? side.state === "in"
        ? html`${press("paused", t("side-pause"))}${press("left", t("side-leave"))}`
        : press("in", t("side-return"))
      : ""
  }</div></section>`;
}

export function sidePage(call: Call, code: string | null, state: FormState): Page {
  const { t, token } = call;
  const { draw, labels } = drawing(call, state);
  const title = code === null ? t("settings-side-add") : t("settings-side-change");
  return {
    title,
    private: true,
    breadcrumb: [{ href: "/settings", label: t("settings-title") }],
    body: html`<h1>${title}</h1>${errorSummary(t, state, labels)}${form({
      action: code === null ? "/settings/sides" : `/settings/sides/${code}`,
      ...(token !== null && { token }),
      body: sideFields(call, draw, "side"),
      submit: t("save"),
    })}`,
  };
}

/** What the form of a side shows before anything is changed. */
export function sideState(side: Side): FormState {
  const values: Record<string, string> = {
    "side-region": side.telephoneRegion,
    "side-languages": side.languages.join(", "),
    "side-zone": side.zone,
  };
  for (const language of nameLanguages) {
    values[`side-name-${language}`] = side.names[language] ?? "";
    values[`side-capital-${language}`] = side.capital[language] ?? "";
  }
  return { ...freshForm, values };
}
