import { badge } from "#design/badge.ts";
import { empty } from "#design/empty.ts";
import { name, type Slot } from "#design/slot.ts";
import { summaryList } from "#design/summary-list.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { PersonFacts } from "../domain.ts";
import { thingLink } from "../me/titles.ts";
import type { PersonView } from "./queries.ts";

export function personPage(call: Call, person: PersonFacts, view: PersonView): Page {
  const { t, exchange, actor } = call;
  const sides = person.sides.flatMap((code) => sideOf(exchange, code) ?? []);
  const rows: { label: Slot; value: Slot }[] = [
    {
      label: t("person-from"),
      value: sides.length === 0 ? t("person-sides-none") : t.list(sides.map((side) => nameFor(side.names, t.reads))),
    },
    { label: t("me-reads"), value: t.list(view.reads.map((code) => t.languageName(code))) },
  ];
  if (view.organisations.length > 0) {
    rows.push({
      label: t("me-organisations"),
      value: html`<ul class="bare">${view.organisations.map((one) => html`<li><a href="/organisations/${one.number}">${name(one.name)}</a> <span class="small">${t(`role-${one.role}`)}</span></li>`)}</ul>`,
    });
  }
  const own = actor.person === person.id;
  return {
    title: view.name,
    private: true,
    body: html`<p class="meta">${person.admitted ? "" : badge(t("person-waits"), "waiting")}<span>${t("kind-person")} ${person.number}</span>${view.offices.map((office) => badge(officeName(call, office)))}</p>
<h1>${name(view.name)}${person.pseudonym ? html` <small class="from">${t("person-is-pseudonym")}</small>` : ""}</h1>
${own ? html`<p>${t("person-own-page")} <a href="/me/edit">${t("me-edit")}</a></p>` : ""}
${summaryList(rows)}
<h2>${t("person-brought")}</h2>${view.brought.length === 0 ? empty({ title: t("person-brought-none") }) : html`<ul>${view.brought.map((one) => html`<li>${thingLink(call, one)}</li>`)}</ul>`}`,
  };
}

function officeName(
  { t, exchange }: Call,
  { role, side }: { readonly role: string; readonly side: string | null },
): string {
  const of = sideOf(exchange, side);
  return of ? `${t(`office-${role}`)}: ${nameFor(of.names, t.reads)}` : t(`office-${role}`);
}
