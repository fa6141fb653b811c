import type { Words } from "#kernel/language/words.ts";
import { type Html, html, raw } from "#kernel/web/html.ts";
import type { Passage } from "#kernel/wording/passage.ts";
import { sentence } from "./sentence.ts";
import { joined, langOf, name, type Slot } from "./slot.ts";

// Unbroken before the dot, so that no line begins with one.
const between = "\u00a0· ";

export interface PassageOptions {
  /** Element around the whole; `div` unless said. */
  readonly tag?: "div" | "blockquote" | "li" | "article";
  /** The short form, for titles and inside a line: see `passageTitle`. */
  readonly inline?: boolean;
  /** Who wrote it and where, first in the line below the words. */
  readonly by?: Slot;
}

/**
 * What somebody wrote, as this reader meets it. Words of another language stand on their own ground, say from which
 * language and by whom, and keep the original one tap away. No mark-up in the words is interpreted.
 */
export function passage(t: Words, passage: Passage, options: PassageOptions = {}): Html {
  if (options.inline) return passageTitle(t, passage);
  const tag = raw(options.tag ?? "div");
  const foreign = passage.state !== "own" && passage.state !== "told";
  return html`<${tag} class="${foreign ? "passage foreign" : "passage"}">${text(t, passage.shown, passage.language)}${note(t, passage, options.by)}${
    passage.state !== "own" && passage.state !== "missing" ? original(t, passage) : ""
  }</${tag}>`;
}

/** For headings and links: the words with their language, and a small mark that says where they come from. */
export function passageTitle(t: Words, passage: Passage, options: { mark?: boolean } = {}): Html {
  const words = html`<span${langOf(t.language, passage.language)}>${passage.shown}</span>`;
  if (passage.state === "own" || options.mark === false) return words;
  return html`${words} <small class="from">${origin(t, passage.state === "told" ? passage : { ...passage, by: null }, "first")}</small>`;
}

/** Original beside translation, for those who translate and those who must be sure. */
export function passagePair(t: Words, passage: Passage): Html {
  const { original, state } = passage;
  const left = html`<section class="passage"><p class="pair-name">${inLanguage(t, original.language)}</p>${text(t, original.text, original.language)}</section>`;
  if (state === "own") return html`<div class="pair">${left}</div>`;
  const right =
    state === "missing"
      ? html`<section class="passage foreign"><p class="pair-name">${raised(t, t("design-state-missing"))}</p>${gist(t, passage)}<p class="note">${translateLink(t, passage)}</p></section>`
      : html`<section class="passage foreign"><p class="pair-name">${inLanguage(t, passage.language)}</p>${text(t, passage.shown, passage.language)}${note(t, passage, undefined)}</section>`;
  return html`<div class="pair">${left}${right}</div>`;
}

/** Paragraphs at blank lines, line breaks as typed. */
export function paragraphs(words: string): Html {
  const blocks = words
    .replace(/\r\n?/gu, "\n")
    .split(/\n\s*\n/u)
    .map((block) => block.trim())
    .filter((block) => block !== "");
  return html`${blocks.map((block) => html`<p>${joined(block.split("\n"), raw("<br>"))}</p>`)}`;
}

const text = (t: Words, words: string, language: string): Html =>
  html`<div class="words"${langOf(t.language, language)}>${paragraphs(words)}</div>`;

function note(t: Words, passage: Passage, by: Slot | undefined): Slot {
  const own = passage.state === "own";
  const parts = joined(
    [by, own ? null : origin(t, passage, by === undefined ? "first" : "within"), translateLink(t, passage)],
    between,
  );
  return html`${gist(t, passage)}${parts.length > 0 ? html`<p class="note">${parts}</p>` : ""}`;
}

function gist(t: Words, { state, gist }: Passage): Slot {
  if (state !== "missing" || gist.length === 0) return "";
  return html`<p class="gist">${sentence(t, "design-gist", {}, { words: html`<i>${gist.join(between)}</i>` })}</p>`;
}

function translateLink(t: Words, { translateHref, state }: Passage): Slot {
  if (translateHref === null) return "";
  return html`<a href="${translateHref}">${t(toTranslate.includes(state) ? "design-translate" : "design-mend")}</a>`;
}

const original = (t: Words, { original, state }: Passage): Html =>
  html`<details class="original"><summary>${t(state === "told" ? "design-told-elsewhere" : "design-original")}</summary>${text(t, original.text, original.language)}</details>`;

/** `From Russian · machine’s words`; `In their own words: Second Door, United States` */
function origin(t: Words, { original, state, by }: Passage, place: "first" | "within"): Html {
  if (state === "told") {
    const own = t("design-state-told");
    return html`${place === "first" ? raised(t, own) : own}${by === null ? "" : html`: ${name(by)}`}`;
  }
  const id = state === "missing" ? "design-in" : "design-from";
  const said = t(id, languageFacts(t, original.language));
  const from = place === "first" ? raised(t, said) : said;
  if (state === "missing") return html`${from}${between}${t("design-state-missing")}`;
  const how =
    by === null || state === "machine" || state === "stale"
      ? t(`design-state-${state}`)
      : sentence(t, `design-state-${state}-by`, {}, { by: name(by) });
  return html`${from}${between}${how}`;
}

const inLanguage = (t: Words, language: string): string => raised(t, t("design-in", languageFacts(t, language)));

const raised = (t: Words, text: string): string => text.charAt(0).toLocaleUpperCase(t.language) + text.slice(1);

const languageFacts = (t: Words, language: string) => ({
  code: language.split("-")[0] ?? language,
  language: t.languageName(language),
});

/** States in which there is no translation yet that could be mended. */
const toTranslate: readonly string[] = ["missing", "own", "told"];
