import { type BadgeKind, badge } from "#design/badge.ts";
import { linkButton } from "#design/button.ts";
import { withAside } from "#design/columns.ts";
import { form } from "#design/form.ts";
import { type Kin, lineage } from "#design/lineage.ts";
import { notice } from "#design/notice.ts";
import { passage } from "#design/passage.ts";
import { name, type Slot } from "#design/slot.ts";
import { summaryList } from "#design/summary-list.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html, safeUrl } from "#kernel/web/html.ts";
import { pick } from "#kernel/wording/wording.ts";
import { commentScripts, commentsPart } from "#rooms/comments/index.ts";
import type { ProblemFacts } from "../domain.ts";
import type { ProblemView } from "../queries.ts";
import { overThere, triedThere, verdictsPart } from "./over-there.ts";
import { pathOf, plainTitle, titleOf } from "./titles.ts";

export interface ProblemPage {
  readonly facts: ProblemFacts;
  readonly view: ProblemView;
  readonly before: readonly Kin[];
  readonly after: readonly Kin[];
}

const stateBadges: Record<ProblemFacts["state"], BadgeKind> = {
  draft: "waiting",
  "second-look": "waiting",
  public: "plain",
  resolved: "ok",
  withdrawn: "warm",
};

/** One problem: what is told, by whom, whom it hurts, what shows it; the likely equals over there; what came of it. */
export function viewPage(call: Call, { facts, view, before, after }: ProblemPage): Page {
  const { t, exchange } = call;
  const title = pick(view.passages, "title");
  const text = pick(view.passages, "text");
  const side = sideOf(exchange, facts.side);
  const path = pathOf(facts.kind, facts.number);
  const main = html`
<p class="meta">${facts.state === "public" ? "" : badge(t(`problem-state-${facts.state}`), stateBadges[facts.state])}${
    view.common
      ? html`<span><a href="/common-problems/${view.common.number}">${badge(t("problem-is-common"), "ok")}</a></span>`
      : ""
  }<span>${t(`kind-${facts.kind}`)} ${facts.number}</span><span>${side ? nameFor(side.names, t.reads) : ""}</span><time datetime="${view.stateSince}">${t.day(view.stateSince, side?.zone)}</time></p>
<h1>${titleOf(call, title, facts.number)}</h1>
${stateNotice(call, facts)}
${view.example ? notice({ body: t("problem-is-example") }) : ""}
${text ? passage(t, call.passage(text)) : ""}
${summaryList(told(call, view))}
${
  view.evidence.length === 0
    ? ""
    : html`<h2>${t("problem-evidence")}</h2><ul>${view.evidence.map(({ position, address }) => {
        const shows = pick(view.passages, "evidence", position);
        return html`<li><a href="${safeUrl(address)}" rel="noopener nofollow ugc">${hostOf(address)}</a>${shows ? html`: ${passage(t, call.passage(shows), { inline: true })}` : ""}</li>`;
      })}</ul>`
}
${view.replies.map((reply) => notice({ title: html`${t("problem-reply-of")} ${name(reply.bodyName)}, ${t.day(reply.at)}`, body: reply.text ? passage(t, call.passage(reply.text)) : "" }))}
${actsOf(call, facts, view, path)}
${overThere(call, facts, view)}
${verdictsPart(call, view)}
${view.experiences.length === 0 ? "" : html`<h2>${t("problem-tried")}</h2><ul>${view.experiences.map((one) => html`<li><a href="/experiences/${one.number}">${titleOf(call, one.title, one.number)}</a></li>`)}</ul>`}
${facts.state === "public" ? triedThere(call, view) : ""}
${commentsPart(call, facts, view.comments)}
<p class="small cite">${t("problem-cite", { title: plainTitle(call, title, facts.number), kind: t(`kind-${facts.kind}`), number: facts.number, version: view.version ?? 1, day: t.day(view.stateSince, side?.zone) })} <a href="${path}/versions/${view.version ?? 1}">${t("problem-permanent")}</a> · <a href="${path}/versions">${t("problem-versions")}</a></p>`;
  return {
    title: plainTitle(call, title, facts.number),
    ...(text && { description: call.passage(text).shown.slice(0, 200) }),
    breadcrumb: [{ href: `/${facts.kind}s`, label: t(`${facts.kind}s-title`) }],
    scripts: commentScripts(call),
    canonical: path,
    private: facts.state === "draft" || facts.state === "second-look" || facts.state === "withdrawn",
    body: withAside(
      main,
      lineage(t, {
        before,
        here: { title: titleOf(call, title, facts.number), kind: t(`kind-${facts.kind}`) },
        after,
        level: 2,
      }),
    ),
  };
}

function stateNotice(call: Call, facts: ProblemFacts): Slot {
  const { t } = call;
  if (facts.state === "second-look") return notice({ kind: "warm", body: t("problem-second-look-waits") });
  if (facts.state === "draft") return notice({ body: t("problem-draft-note") });
  if (facts.state === "withdrawn") return notice({ kind: "warm", body: t("problem-withdrawn-note") });
  return "";
}

function told(call: Call, view: ProblemView): { label: Slot; value: Slot }[] {
  const { t } = call;
  const rows: { label: Slot; value: Slot }[] = [];
  const add = (label: string, value: Slot | null): void => {
    if (value !== null && String(value) !== "") rows.push({ label: t(label), value });
  };
  const { organisation, teller } = view;
  if (organisation && !organisation.left)
    add(
      "problem-told-by",
      html`<a href="/organisations/${organisation.number}">${name(organisation.name)}</a>${organisation.place ? html`, ${name(organisation.place)}` : ""}`,
    );
  else if (organisation?.left) add("problem-told-by", t("an-organisation-of-side"));
  else if (teller) add("problem-told-by", html`<a href="/people/${teller.number}">${name(teller.name)}</a>`);
  if (view.onBehalf === "consent") add("problem-whose", t("problem-whose-consent-shown"));
  add("problem-place", view.place ? name(view.place) : null);
  add("problem-whom", view.whom ? name(view.whom) : null);
  add("problem-how-many", view.howMany === null ? null : t.number(view.howMany));
  add(
    "problem-topics",
    view.themes.length === 0
      ? null
      : html`${view.themes.map((theme, n) => html`${n > 0 ? "\u00a0· " : ""}<a href="/topics/${theme.slug}">${theme.name ? call.passage(theme.name).shown : theme.slug}</a>`)}`,
  );
  return rows;
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : address);

/** What this reader may do with it; what he may not is not drawn, except following, which says why. */
function actsOf(call: Call, facts: ProblemFacts, view: ProblemView, path: string): Slot {
  const { t, token } = call;
  const press = (action: string, label: string, hidden: Record<string, string>, quiet = true) =>
    form({ action, submit: label, hidden, look: { quiet }, inline: true, ...(token !== null && { token }) });
  const mine = call.may("problem.edit", facts) === true;
  const parts: Slot[] = [];
  if (mine) {
    if (facts.state === "draft" || facts.state === "withdrawn")
      parts.push(press(`${path}/publication`, t(`${facts.kind}-publish`), {}, false));
    parts.push(linkButton(`${path}/edit`, t("edit"), { quiet: true }));
    if (facts.state === "public") parts.push(press(`${path}/resolution`, t("problem-resolve"), { resolved: "yes" }));
    if (facts.state === "resolved") parts.push(press(`${path}/resolution`, t("problem-reopen"), {}));
    if (facts.state !== "draft" && facts.state !== "withdrawn")
      parts.push(press(`${path}/withdrawal`, t("problem-withdraw"), {}));
  }
  if (facts.state === "public" || facts.state === "resolved") {
    if (!mine) parts.push(linkButton(`/problems/new?like=${facts.number}`, t("same-here")));
    parts.push(linkButton(`/experiences/new?about=${facts.id}`, t("tried-this"), { quiet: true }));
    parts.push(
      press(`${path}/follow`, t(view.following ? "unfollow" : "follow"), view.following ? {} : { follow: "yes" }),
    );
  }
  if (call.may("problem.look", facts) === true)
    parts.push(linkButton(`${path}/second-look`, t("problem-look"), { quiet: false }));
  if (call.may("problem.reply", facts) === true)
    parts.push(linkButton(`${path}/replies/new`, t("reply-title"), { quiet: true }));
  return parts.length === 0 ? "" : html`<div class="actions">${parts}</div>`;
}
