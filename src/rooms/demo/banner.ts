import { button } from "#design/button.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import type { Call } from "#kernel/web/call.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { roles } from "./queries.ts";

/** Above every page of the example: that it is one, its clock, and whom one looks around as. */
export function demoBanner(call: Call): Html | null {
  const { t, exchange, token, url } = call;
  if (!exchange.example) return null;
  const hidden = html`<input type="hidden" name="back" value="${url.pathname}${url.search}">${token === null ? "" : html`<input type="hidden" name="token" value="${token}">`}`;
  const zone = exchange.sides[0]?.zone ?? "UTC";
  const press = (role: string, side: string, label: string) =>
    button(label, { name: "as", value: `${role} ${side}`, quiet: true });
  return html`<div class="demo-tools"><p><b>${t("demo-example")}</b> <a href="/about">${t("demo-about")}</a> <a href="/phones">${t("demo-phones")}</a></p>
<details><summary>${t("demo-tools")}</summary><form class="form inline" action="/demo/clock" method="post">${hidden}<span>${t("demo-clock")} <time datetime="${call.now.toString()}">${t.day(call.now, zone)}</time></span>
${button(t("demo-day"), { name: "step", value: "day", quiet: true })}${button(t("demo-week"), { name: "step", value: "week", quiet: true })}${button(t("demo-chapter"), { name: "step", value: "chapter", quiet: true })}</form>
<form class="form inline" action="/demo/guise" method="post">${hidden}<span>${t("demo-as")}</span>${roles.map(
    (role) =>
      html`<span>${t(`demo-role-${role}`)}:</span>${exchange.sides.map((side) => press(role, side.code, nameFor(side.names, t.reads)))}`,
  )}${press("visitor", "", t("demo-role-visitor"))}</form></details></div>`;
}
