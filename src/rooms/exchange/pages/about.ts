import { dateLine } from "#design/date-line.ts";
import { name } from "#design/slot.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import { markdown } from "#kernel/text/markdown.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";

export interface Coordinators {
  readonly side: string | null;
  readonly names: readonly string[];
}

/** What this place is, who keeps it, how it works, and what it keeps of its readers. */
export function aboutPage(
  call: Call,
  view: { abouts: Readonly<Record<string, string>>; coordinators: readonly Coordinators[] },
): Page {
  const { t, exchange } = call;
  const own = nameFor(view.abouts, t.reads);
  const joint = view.coordinators.find((one) => one.side === null);
  const shores = exchange.sides.map((side) => {
    const names = view.coordinators.find((one) => one.side === side.code)?.names ?? [];
    return {
      name: nameFor(side.names, t.reads),
      zone: side.zone,
      place: nameFor(side.capital, t.reads),
      body: html`<p>${t("about-languages", { languages: t.list(side.languages.map((code) => t.languageName(code))) })}</p>${side.state === "in" ? "" : html`<p><b>${t(`side-state-${side.state}`)}</b>, ${t.day(side.stateSince)}</p>`}<p>${
        names.length === 0
          ? t("about-no-coordinator")
          : html`${t("coordinators-title-of-side")}: ${names.map((one, n) => html`${n > 0 ? ", " : ""}${name(one)}`)}`
      }</p>`,
    };
  });
  return {
    title: t("frame-about"),
    canonical: "/about",
    body: html`<h1>${t("frame-about")}</h1>${own ? html`<section class="prose">${markdown(own)}</section>` : ""}
<h2>${t("about-how")}</h2><p>${t("about-how-1")}</p><p>${t("about-how-2")}</p><p>${t("about-how-3")}</p>
<h2>${t("about-who")}</h2>${shores.length > 0 ? dateLine(t, shores, { now: call.now }) : ""}${joint && joint.names.length > 0 ? html`<p>${t("about-joint")}: ${joint.names.map((one, n) => html`${n > 0 ? ", " : ""}${name(one)}`)}</p>` : ""}
<h2>${t("about-keeps")}</h2><p>${t("about-keeps-1")}</p><p>${t("about-keeps-2")}</p><p>${t("about-keeps-3")}</p>
<h2>${t("about-program")}</h2><p>${t("about-program-1")}</p>`,
  };
}
