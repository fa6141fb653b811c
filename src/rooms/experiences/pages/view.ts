import { type BadgeKind, badge } from "#design/badge.ts";
import { linkButton } from "#design/button.ts";
import { withAside } from "#design/columns.ts";
import { form } from "#design/form.ts";
import { type Kin, lineage } from "#design/lineage.ts";
import { notice } from "#design/notice.ts";
import { passage } from "#design/passage.ts";
import { name, type Slot } from "#design/slot.ts";
import { summaryList } from "#design/summary-list.ts";
import { sideOf } from "#kernel/exchange/exchange.ts";
import { addressOf } from "#kernel/lineage/kin.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { pick } from "#kernel/wording/wording.ts";
import { commentScripts, commentsPart } from "#rooms/comments/index.ts";
import { band, type ConceptNames, whySuggested } from "#rooms/matching/index.ts";
import { type ExperienceFacts, isShown, tellingFields } from "../domain.ts";
import type { ExperienceView, MayHelp } from "../queries.ts";
import { plainTitle, sideName, titleOf } from "./titles.ts";

export interface ExperiencePage {
  readonly facts: ExperienceFacts;
  readonly view: ExperienceView;
  readonly names: ConceptNames;
  readonly before: readonly Kin[];
  readonly after: readonly Kin[];
}

const stateBadges: Record<ExperienceFacts["state"], BadgeKind> = {
  draft: "waiting",
  public: "plain",
  withdrawn: "warm",
};

/** One experience: what was done, what it cost, what came of it and went wrong, whom to ask; what it may help with. */
export function viewPage(call: Call, { facts, view, names, before, after }: ExperiencePage): Page {
  const { t, exchange } = call;
  const title = pick(view.passages, "title");
  const did = pick(view.passages, "did");
  const side = sideOf(exchange, facts.side);
  const path = `/experiences/${facts.number}`;
  const main = html`
<p class="meta">${isShown(facts.state) ? "" : badge(t(`experience-state-${facts.state}`), stateBadges[facts.state])}<span>${t("kind-experience")} ${facts.number}</span><span>${sideName(call, facts.side)}</span><time datetime="${view.stateSince}">${t.day(view.stateSince, side?.zone)}</time></p>
<h1>${titleOf(call, title, facts.number)}</h1>
${facts.state === "draft" ? notice({ body: t("experience-draft-note") }) : facts.state === "withdrawn" ? notice({ kind: "warm", body: t("experience-withdrawn-note") }) : ""}
${view.example ? notice({ body: t("problem-is-example") }) : ""}
${view.about.length === 0 ? "" : html`<p>${t("experience-about")}:</p><ul>${view.about.map((one) => html`<li><a href="${addressOf(one.kind, one.number)}">${titleOf(call, one.title, one.number)}</a> <small>${t(`kind-${one.kind}`)}${one.side ? html`, ${sideName(call, one.side)}` : ""}</small></li>`)}</ul>`}
${tellingFields.map((field) => {
  const words = pick(view.passages, field);
  if (words) return html`<h2>${t(`experience-${field}`)}</h2>${passage(t, call.passage(words))}`;
  // What it cost and what went wrong are half of an experience: that nobody said is worth knowing.
  return field === "cost" || field === "wrong"
    ? html`<h2>${t(`experience-${field}`)}</h2><p class="small">${t("experience-not-said")}</p>`
    : "";
})}
${summaryList(told(call, view))}
${acts(call, facts, view, path)}
${isShown(facts.state) ? mayHelp(call, view.mayHelp, names) : ""}
${commentsPart(call, { kind: "experience", ...facts }, view.comments)}
${isShown(facts.state) ? html`<p class="small cite">${t("problem-cite", { title: plainTitle(call, title, facts.number), kind: t("kind-experience"), number: facts.number, version: view.version ?? 1, day: t.day(view.stateSince, side?.zone) })}</p>` : ""}`;
  return {
    title: plainTitle(call, title, facts.number),
    ...(did && { description: call.passage(did).shown.slice(0, 200) }),
    breadcrumb: [{ href: "/experiences", label: t("experiences-title") }],
    scripts: commentScripts(call),
    canonical: path,
    private: facts.audience !== "public",
    body: withAside(
      main,
      lineage(t, {
        before,
        here: { title: titleOf(call, title, facts.number), kind: t("kind-experience") },
        after,
        level: 2,
      }),
    ),
  };
}

function told(call: Call, view: ExperienceView): { label: Slot; value: Slot }[] {
  const { t } = call;
  const rows: { label: Slot; value: Slot }[] = [];
  const { organisation, teller } = view;
  if (organisation?.left) rows.push({ label: t("problem-told-by"), value: t("an-organisation-of-side") });
  else if (organisation)
    rows.push({
      label: t("problem-told-by"),
      value: html`<a href="/organisations/${organisation.number}">${name(organisation.name)}</a>${organisation.place ? html`, ${name(organisation.place)}` : ""}`,
    });
  else if (teller)
    rows.push({
      label: t("problem-told-by"),
      value: call.actor.member ? html`<a href="/people/${teller.number}">${name(teller.name)}</a>` : name(teller.name),
    });
  if (view.place) rows.push({ label: t("problem-place"), value: name(view.place) });
  if (view.year !== null) rows.push({ label: t("experience-year"), value: String(view.year) });
  if (view.themes.length > 0)
    rows.push({
      label: t("problem-topics"),
      value: html`${view.themes.map((theme, n) => html`${n > 0 ? " · " : ""}<a href="/topics/${theme.slug}">${theme.name ? call.passage(theme.name).shown : theme.slug}</a>`)}`,
    });
  return rows;
}

/** Problems over there that speak of the same: found by the words, for people to judge. */
function mayHelp(call: Call, found: readonly MayHelp[], names: ConceptNames): Slot {
  const { t } = call;
  if (found.length === 0) return "";
  return html`<section id="may-help"><h2>${t("experience-may-help")}</h2><p>${t("experience-may-help-lead")}</p><ul class="cards">${found.map(
    (one) => {
      return html`<li class="card"><h3><a href="${addressOf(one.kind, one.number)}">${titleOf(call, one.title, one.number, { mark: true })}</a></h3><p class="meta"><span>${sideName(call, one.side)}</span>${one.organisation ? html`<span>${name(one.organisation)}</span>` : ""}${badge(t(`likeness-${band(one.score)}`))}</p><p class="small">${whySuggested(t, names.name, one.reasons)}</p></li>`;
    },
  )}</ul></section>`;
}

/** What this reader may do with it; what he may not is not drawn. */
function acts(call: Call, facts: ExperienceFacts, view: ExperienceView, path: string): Slot {
  const { t, token, actor } = call;
  const press = (action: string, label: string, hidden: Record<string, string> = {}, quiet = true): Slot =>
    form({ action, submit: label, hidden, look: { quiet }, inline: true, ...(token !== null && { token }) });
  const parts: Slot[] = [];
  if (call.may("experience.edit", facts) === true) {
    if (!isShown(facts.state)) parts.push(press(`${path}/publication`, t("experience-publish"), {}, false));
    parts.push(linkButton(`${path}/edit`, t("edit"), { quiet: true }));
    if (isShown(facts.state)) parts.push(press(`${path}/withdrawal`, t("problem-withdraw")));
  }
  if (isShown(facts.state) && actor.member)
    parts.push(
      press(`${path}/follow`, t(view.following ? "unfollow" : "follow"), view.following ? {} : { follow: "yes" }),
    );
  return parts.length === 0 ? "" : html`<div class="actions">${parts}</div>`;
}
