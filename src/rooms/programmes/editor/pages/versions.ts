import { changesBetween } from "#design/changes.ts";
import { diff } from "#design/diff.ts";
import { empty } from "#design/empty.ts";
import { name, type Slot } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { crumbs, pathOf } from "../../team/pages/around.ts";
import { hasAnswers, keyOf } from "../domain.ts";
import type { TextVersion, WorkOnSlot } from "../slot-query.ts";
import { answersRead } from "./answers.ts";
import { messageText, placeLabel, restsOn, stateBadge, whenOf } from "./parts.ts";
import { givenReviews } from "./reviews.ts";

/** Every version of every text of a message, the newest first, each with what changed and who looked at it. */
export function versionsPage(call: Call, facts: WorkOnSlot, versions: readonly TextVersion[]): Page {
  const { t } = call;
  const path = `${pathOf(facts)}/messages`;
  const title = t("message-versions");
  const texts = [...new Set(versions.map(keyOf))].map((key) => versions.filter((one) => keyOf(one) === key));
  return {
    title: `${title} – ${whenOf(call, facts.slot)}`,
    private: true,
    breadcrumb: [
      ...crumbs(call, facts),
      { href: path, label: t("messages-title") },
      { href: `${path}/${facts.slot.id}`, label: whenOf(call, facts.slot) },
    ],
    body: html`<h1>${title}</h1>${
      texts.length === 0 ? empty({ title: t("message-no-versions") }) : texts.map((all) => ofOneText(call, facts, all))
    }`,
  };
}

function ofOneText(call: Call, facts: WorkOnSlot, versions: readonly TextVersion[]): Slot {
  const { t, actor } = call;
  const [newest] = versions;
  if (!newest) return "";
  return html`<section><h2>${placeLabel(call, newest)}</h2>${versions.map((one, n) => {
    const before = versions[n + 1];
    return html`<article class="card" id="v-${one.id}"><h3>${t("message-version", { version: one.version })}, <time datetime="${one.writtenAt}">${t.moment(one.writtenAt, actor.zone)}</time></h3><p>${stateBadge(call, one)} ${one.author ? html`<a class="small" href="/people/${one.author.number}">${name(one.author.name)}</a>` : ""}</p>${
      before ? diff(t, changesBetween(before.text, one.text), one.language) : messageText(call, one)
    }${hasAnswers(facts.slot.kind) ? answersRead(call, one) : ""}${before ? changedRest(call, before, one) : restsOn(call, one)}${givenReviews(call, one)}</article>`;
  })}</section>`;
}

/** What changed of the fact and the source. */
function changedRest(call: Call, before: TextVersion, one: TextVersion): Slot {
  const { t } = call;
  const rest = ({ fact, source, sourceDate }: TextVersion): string =>
    [fact, source, sourceDate].filter(Boolean).join(" · ");
  if (rest(before) === rest(one)) return restsOn(call, one);
  return html`<p class="small">${t("message-rest-changed")}</p>${diff(t, changesBetween(rest(before), rest(one)))}`;
}
