import { button } from "#design/button.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import type { Call } from "#kernel/web/call.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { roles } from "./queries.ts";

/** Above every page of the example: that it is one, its clock, and whom one looks around as. */
export function demoBanner(call: Call): Html | null {
  const { t, exchange, actor, token, url } = call;
  if (!exchange.example) return null;
  const hidden = html`<input type="hidden" name="back" value="${url.pathname}${url.search}">${token === null ? "" : html`<input type="hidden" name="token" value="${token}">`}`;
  const zone = exchange.sides[0]?.zone ?? "UTC";
  const options = exchange.sides.flatMap((side) => roles.map((role) => ({ value: `${role} ${side.code}`, label: `${t(`demo-role-${role}`)}, ${nameFor(side.names, t.reads)}` })));
  return html`<p><b>${t("demo-example")}</b> <a href="/about">${t("demo-about")}</a></p>
<div class="demo-tools"><form class="form inline" action="/demo/clock" method="post">${hidden}<span>${t("demo-clock")} <time datetime="${call.now.toString()}">${t.day(call.now, zone)}</time></span>
${button(t("demo-day"), { name: "step", value: "day", quiet: true })}${button(t("demo-week"), { name: "step", value: "week", quiet: true })}${button(t("demo-chapter"), { name: "step", value: "chapter", quiet: true })}</form>
<form class="form inline" action="/demo/guise" method="post">${hidden}<label>${t("demo-as")} <select name="as">${options.map((option) => html`<option value="${option.value}">${option.label}</option>`)}<option value="visitor"${actor.person === null ? html` selected` : ""}>${t("demo-role-visitor")}</option></select></label>${button(t("demo-go"), { quiet: true })}</form></div>`;
}
