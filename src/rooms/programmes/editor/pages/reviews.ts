import { badge } from "#design/badge.ts";
import { langOf, name, type Slot } from "#design/slot.ts";
import type { Call } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { GivenReview, TextVersion } from "../slot-query.ts";

/** Who has looked at this very version and what he said; of an example, that nobody has. */
export function givenReviews(call: Call, text: Pick<TextVersion, "reviews">): Slot {
  const { t } = call;
  if (text.reviews.length === 0) return "";
  if (text.reviews.every((one) => one.example)) return html`<p class="small">${t("review-example")}</p>`;
  return html`<ul class="bare">${text.reviews.filter((one) => !one.example).map((one) => html`<li class="small">${given(call, one)}</li>`)}</ul>`;
}

function given(call: Call, one: GivenReview): Slot {
  const { t, actor } = call;
  return html`${badge(t(`review-verdict-${one.verdict}`), one.verdict === "yes" ? "ok" : "warm")} ${
    one.number === null || one.name === null
      ? t("review-somebody-who-left")
      : html`<a href="/people/${one.number}">${name(one.name)}</a>`
  }, ${t(`review-role-${one.role}`)}, <time datetime="${one.at}">${t.day(one.at, actor.zone)}</time>${one.onPaper ? html`, ${t("review-on-paper", { paper: one.onPaper })}` : ""}${one.why ? html`: <q${langOf(t.language, one.whyLanguage ?? undefined)}>${one.why}</q>` : ""}`;
}
