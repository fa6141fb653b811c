import { type BadgeKind, badge } from "#design/badge.ts";
import { form } from "#design/form.ts";
import { passageTitle } from "#design/passage.ts";
import { langOf, name, type Slot } from "#design/slot.ts";
import { addressOf } from "#kernel/lineage/kin.ts";
import type { Call } from "#kernel/web/call.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { type Teller, tellerName } from "#kernel/wording/teller.ts";
import type { RawPassage } from "#kernel/wording/wording.ts";
import type { PassageFacts, TranslationState } from "../domain.ts";

const badges: Record<TranslationState, BadgeKind> = {
  missing: "waiting",
  stale: "warm",
  machine: "plain",
  human: "plain",
  reviewed: "ok",
  told: "ok",
};

export const stateBadge = ({ t }: Call, state: TranslationState): Html =>
  badge(t(`design-state-${state}`), badges[state]);

/** What a part of a thing is called; several paragraphs or links are told apart by number. */
export function fieldName({ t }: Call, field: string, position: number): string {
  const id = `translate-field-${field}`;
  const called = t(t.has(id) ? id : "translate-field-other");
  return position === 0 ? called : `${called} ${position + 1}`;
}

/** What fills messages that name a language: each interface language bends the name in its own way. */
export const languageFacts = ({ t }: Call, code: string) => ({
  code: code.split("-")[0] ?? code,
  language: t.languageName(code),
});

/** First letter raised, for words that stand inside a sentence elsewhere. */
export const raised = ({ t }: Call, text: string): string =>
  text.charAt(0).toLocaleUpperCase(t.language) + text.slice(1);

/** Says of words that are no translation whose they are. */
export const ownWords = (call: Call, teller: Teller): Html =>
  html`${raised(call, call.t("design-state-told"))}: ${name(tellerName(teller, call.t.reads))}`;

/** Where the thing is read; a comment's place is under what it is about. */
export function thingHref(facts: Pick<PassageFacts, "kind" | "number" | "about">): string {
  if (facts.about)
    return `${addressOf(facts.about.kind, facts.about.number)}${facts.kind === "comment" ? `#comment-${facts.number}` : ""}`;
  return facts.kind === "theme" ? "/topics" : addressOf(facts.kind, facts.number);
}

export const thingTitle = (
  call: Call,
  thing: { title: RawPassage | null; name: string | null },
  otherwise: string,
): Slot => (thing.title ? passageTitle(call.t, call.passage(thing.title)) : thing.name ? name(thing.name) : otherwise);

/** A button that changes one thing, in a form of its own. */
export const press = (call: Call, action: string, label: string, hidden: Record<string, string>, quiet = true): Html =>
  form({
    action,
    submit: label,
    hidden,
    look: { quiet },
    inline: true,
    ...(call.token !== null && { token: call.token }),
  });

/** "Say on your page that you read …" */
export const sayYouRead = ({ t }: Call): Html => html`<a href="/me/edit">${t("translate-say-you-read")}</a>`;

/** Words recognised in the original, each with what it is called in the wanted language. */
export function recognised(
  call: Call,
  words: readonly { term: string; into: readonly string[] }[],
  from: string,
  into: string,
): Slot {
  const { t } = call;
  if (words.length === 0) return "";
  return html`<h3>${t("translate-words")}</h3><ul>${words.map(
    ({ term, into: theirs }) =>
      html`<li><span${langOf(t.language, from)}>${term}</span> – <span${langOf(t.language, into)}>${theirs.join(", ")}</span></li>`,
  )}</ul>`;
}
