import type { Words } from "#kernel/language/words.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { mark } from "./mark.ts";
import { sentence } from "./sentence.ts";
import { attr, type Link, name, type Slot } from "./slot.ts";

/** What stands around a page's own words. Addresses are ready to print; nothing here is looked up. */
export interface FrameView {
  readonly t: Words;
  /** Of the page, without the exchange's name. */
  readonly title: string;
  readonly description?: string;
  readonly exchangeName: string;
  readonly homeHref?: string;
  /** The other languages the reader may switch to; names in their own language. */
  readonly languages: readonly { readonly code: string; readonly name: string; readonly href: string }[];
  readonly menu: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
  readonly searchHref?: string;
  readonly signInHref: string;
  /** Null: signed out. */
  readonly reader: null | {
    readonly name: string;
    readonly href: string;
    readonly unread: number;
    /** Name of the organisation for which the reader writes now. */
    readonly writingAs: string | null;
    readonly writingAsHref?: string;
  };
  /** Above everything, such as the example's own bar. */
  readonly banner?: Slot;
  readonly quickExit?: Link;
  readonly breadcrumb?: readonly { readonly href: string; readonly label: Slot }[];
  readonly footerLinks: readonly Link[];
  readonly footer?: Slot;
  /** Address of the one style sheet. */
  readonly sheet: string;
  /** Addresses of module scripts. */
  readonly scripts: readonly string[];
  /** Address of the icon. */
  readonly icon?: string;
  /** Of this page, with its query. */
  readonly path: string;
  readonly canonical?: string;
  /** Atom feed of what the page shows. */
  readonly feed?: { readonly href: string; readonly title: string };
  /** For search engines to leave out: personal and confidential pages. */
  readonly unlisted?: boolean;
  /** For wide tables and desks. */
  readonly wide?: boolean;
}

/** The whole document around `body`, which brings its own `h1`. */
export function page(frame: FrameView, body: Slot): Html {
  const { t } = frame;
  const title = frame.title === frame.exchangeName ? frame.title : `${frame.title} – ${frame.exchangeName}`;
  return html`<!doctype html>
<html lang="${t.language}" dir="${t.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${frame.description === undefined ? "" : html`<meta name="description" content="${frame.description}">\n`}${
  frame.unlisted ? html`<meta name="robots" content="noindex">\n` : ""
}${frame.canonical === undefined ? "" : html`<link rel="canonical" href="${frame.canonical}">\n`}${
  frame.feed === undefined
    ? ""
    : html`<link rel="alternate" type="application/atom+xml" href="${frame.feed.href}" title="${frame.feed.title}">\n`
}${frame.icon === undefined ? "" : html`<link rel="icon" href="${frame.icon}">\n`}<link rel="stylesheet" href="${frame.sheet}">
${frame.scripts.map((address) => html`<script type="module" src="${address}"></script>\n`)}</head>
<body>
<a class="skip" href="#main">${t("design-skip")}</a>
${header(frame)}
${breadcrumb(frame)}<main id="main" class="${frame.wide ? "wrap wide" : "wrap"}" tabindex="-1">
${body}
</main>
${footer(frame)}
</body>
</html>
`;
}

const header = (frame: FrameView): Html => html`<header>
${frame.banner ? html`<div class="banner"><div class="wrap">${frame.banner}</div></div>\n` : ""}<div class="top"><div class="wrap top-row">
<a class="brand" href="${frame.homeHref ?? "/"}" title="${frame.exchangeName}">${mark()}<span>${frame.exchangeName}</span></a>
${languages(frame)}
<div class="tools">${frame.searchHref ? html`<a href="${frame.searchHref}">${frame.t("design-search")}</a>` : ""}${readerLink(frame)}${
  frame.quickExit
    ? html`<a class="exit" href="${frame.quickExit.href}" rel="noreferrer">${frame.quickExit.label}</a>`
    : ""
}</div>
${menu(frame)}
</div>${writingAs(frame)}</div></header>`;

// The list stands twice because a closed `details` cannot be opened by a style sheet; each width hides the other one.
function menu({ t, menu }: FrameView): Slot {
  if (menu.length === 0) return "";
  const items = menu.map(
    ({ href, label, current }) =>
      html`<li><a href="${href}"${attr("aria-current", current ? "page" : null)}>${label}</a></li>`,
  );
  return html`<nav class="menu" aria-label="${t("design-menu")}">
<ul class="menu-line">${items}</ul>
<details class="menu-fold"><summary>${t("design-menu")}</summary><ul>${items}</ul></details>
</nav>`;
}

function languages({ t, languages }: FrameView): Slot {
  if (languages.length === 0) return "";
  return html`<nav class="languages" aria-label="${t("design-languages")}">${languages.map(
    ({ code, name, href }) => html`<a href="${href}" lang="${code}" hreflang="${code}">${name}</a>`,
  )}</nav>`;
}

function readerLink({ t, reader, signInHref }: FrameView): Html {
  if (!reader) return html`<a class="sign-in" href="${signInHref}">${t("design-sign-in")}</a>`;
  return html`<a href="${reader.href}">${t("design-my-page")}${
    reader.unread > 0
      ? html` <span class="count" aria-hidden="true">${t.number(reader.unread)}</span><span class="unseen">${t("design-unread", { count: reader.unread })}</span>`
      : ""
  }</a>`;
}

function writingAs({ t, reader }: FrameView): Slot {
  if (!reader?.writingAs) return "";
  const who = html`<b>${name(reader.writingAs)}</b>`;
  return html`<div class="writing-as"><div class="wrap">${sentence(t, "design-writing-as", {}, { who })}${
    reader.writingAsHref ? html` <a href="${reader.writingAsHref}">${t("design-writing-as-change")}</a>` : ""
  }</div></div>`;
}

function breadcrumb({ t, breadcrumb }: FrameView): Slot {
  if (!breadcrumb || breadcrumb.length === 0) return "";
  return html`<nav class="crumbs wrap" aria-label="${t("design-breadcrumb")}"><ol>${breadcrumb.map(
    ({ href, label }) => html`<li><a href="${href}">${label}</a></li>`,
  )}</ol></nav>
`;
}

const footer = ({ footer, footerLinks }: FrameView): Html => html`<footer class="bottom"><div class="wrap">
${footerLinks.length > 0 ? html`<ul class="inline">${footerLinks.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}</ul>` : ""}${footer ?? ""}
</div></footer>`;
