import { button, linkButton } from "#design/button.ts";
import { chain } from "#design/chain.ts";
import { dateLine } from "#design/date-line.ts";
import { field } from "#design/field.ts";
import { form } from "#design/form.ts";
import type { Slot } from "#design/slot.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { NewThing } from "../activity.ts";
import type { ChainNumbers } from "../queries.ts";
import { newThing } from "./new.ts";

/** The box by which a stranger begins, also on the page of what was found. */
export function findForm(call: Call, text: string): Slot {
  const { t } = call;
  return form({
    action: "/find",
    method: "get",
    body: field(
      t,
      { ...freshForm, values: { text } },
      { kind: "textarea", name: "text", label: t("home-box"), hint: t("home-box-hint"), rows: 3, lang: t.language },
    ),
    submit: { buttons: button(t("home-box-send")) },
  });
}

/** The first page: one box, what is new on all shores, and the chain in numbers. */
export function homePage(
  call: Call,
  view: { numbers: ChainNumbers; shores: readonly (readonly NewThing[])[]; joint: readonly NewThing[] },
): Page {
  const { t, exchange } = call;
  const { numbers } = view;
  const name = nameFor(exchange.names, t.reads);
  const shores = exchange.sides.map((side, n) => ({
    name: nameFor(side.names, t.reads),
    place: nameFor(side.capital, t.reads),
    zone: side.zone,
    body: html`${(view.shores[n] ?? []).length === 0 ? html`<p class="small">${t("home-shore-empty")}</p>` : view.shores[n]?.map((one) => newThing(call, one))}`,
  }));
  return {
    title: name,
    description: t("home-description"),
    canonical: "/",
    feed: "/new.atom",
    body: html`<p class="eyebrow">${name}</p><h1>${t("home-headline")}</h1><p class="lead">${t("home-lead")}</p>
<section class="box">${findForm(call, "")}</section>
${chain(t, [
  { count: numbers.told, label: t("chain-told", { count: numbers.told }), href: "/problems" },
  { count: numbers.common, label: t("chain-common", { count: numbers.common }), href: "/common-problems" },
  { count: numbers.taken, label: t("chain-taken", { count: numbers.taken }), href: "/groups" },
  { count: numbers.experiences, label: t("chain-experiences", { count: numbers.experiences }), href: "/experiences" },
])}
<p>${linkButton("/problems/new", t("home-tell"))} ${linkButton("/common-problems", t("home-common"), { quiet: true })}</p>
${view.joint.length === 0 ? "" : html`<h2>${t("home-joint")}</h2>${view.joint.map((one) => newThing(call, one))}`}
<h2>${t("home-lately")}</h2>${dateLine(t, shores, { now: call.now, level: 3 })}<p><a href="/new">${t("home-all-new")}</a></p>`,
  };
}
