import { page as document } from "#design/layout.ts";
import { notice } from "#design/notice.ts";
import type { Assets } from "#kernel/assets/assets.ts";
import { languagesOf, nameFor } from "#kernel/exchange/exchange.ts";
import { writingAs } from "#kernel/rights/actor.ts";
import type { Room } from "#kernel/rooms.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { DrawFrame } from "#kernel/web/site.ts";

/** Draws what stands around every page: menu, languages, the reader, the footer, and a note of what was just done. */
export function drawFrame(rooms: readonly Room[], assets: Assets): DrawFrame {
  const menu = rooms.flatMap((room) => room.menu ?? []);
  const banners = rooms.flatMap((room) => room.banner ?? []);
  return (call, page, kinds) => {
    const { t, actor, exchange, url } = call;
    const name = nameFor(exchange.names, t.reads) || "Diomede";
    const acting = writingAs(actor);
    const said = url.searchParams.get("said");
    const note =
      said && /^note-[a-z-]{1,60}$/u.test(said) && t.has(said)
        ? notice({ kind: "ok", body: t(said), announce: true })
        : "";
    const banner = banners.map((draw) => draw(call)).find((drawn) => drawn !== null);
    const entries =
      actor.member || exchange.open ? menu.filter((entry) => entry.kinds.some((kind) => kinds.includes(kind))) : [];
    return document(
      {
        t,
        title: page.title,
        ...(page.description !== undefined && { description: page.description }),
        exchangeName: name,
        languages: languageLinks(call),
        menu: entries.map((entry) => ({
          href: entry.href,
          label: t(entry.word),
          current: isWithin(url.pathname, entry.href),
        })),
        ...((actor.member || exchange.open) && { searchHref: "/search" }),
        signInHref: `/sign-in${url.pathname === "/" || url.pathname.startsWith("/sign-") ? "" : `?next=${encodeURIComponent(url.pathname)}`}`,
        reader:
          actor.person === null
            ? null
            : {
                name: actor.name,
                href: "/me",
                unread: actor.unread,
                writingAs: acting?.name ?? null,
                writingAsHref: "/me/writing-as",
              },
        ...(banner && { banner }),
        ...(page.breadcrumb && { breadcrumb: page.breadcrumb }),
        footerLinks: footerLinks(call),
        sheet: assets.sheet,
        icon: assets.icon,
        scripts: scriptsOf(page, said !== null).map((path) => assets.script(path)),
        path: url.pathname,
        ...(page.canonical !== undefined && { canonical: page.canonical }),
        ...(page.feed !== undefined && { feed: { href: page.feed, title: name } }),
        ...((page.private || !exchange.open) && { unlisted: true }),
        ...(page.wide && { wide: true }),
      },
      html`${note}${page.body}`,
    );
  };
}

/** Every language of the interface that a side speaks, and English, named in itself; the same page in it. */
function languageLinks({ t, exchange, url, words }: Call): { code: string; name: string; href: string }[] {
  const spoken = languagesOf(exchange);
  return words.languages
    .filter((code) => code !== t.language && code !== "qps" && (spoken.length === 0 || spoken.includes(code)))
    .map((code) => {
      const query = new URLSearchParams(url.searchParams);
      query.delete("said");
      query.set("lang", code);
      return { code, name: ownName(code), href: `${url.pathname}?${query}` };
    });
}

/** A page that says what was done also tells the browser that a form was taken, so that it keeps its words no longer. */
const scriptsOf = (page: Page, saysDone: boolean): readonly string[] => [
  ...new Set(["design/browser/menu.ts", ...(saysDone ? ["design/browser/keep.ts"] : []), ...(page.scripts ?? [])]),
];

const ownNames = new Map<string, string>();

function ownName(code: string): string {
  const known = ownNames.get(code);
  if (known) return known;
  const name = new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
  const capital = name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
  ownNames.set(code, capital);
  return capital;
}

const isWithin = (path: string, door: string): boolean => path === door || path.startsWith(`${door}/`);

function footerLinks({ t, exchange, actor }: Call): { href: string; label: string }[] {
  const links = [{ href: "/about", label: t("frame-about") }];
  if (exchange.open || actor.member) {
    links.push(
      { href: "/new", label: t("frame-what-is-new") },
      { href: "/topics", label: t("frame-topics") },
      { href: "/words", label: t("frame-words") },
      { href: "/organisations", label: t("frame-organisations") },
      { href: "/downloads", label: t("frame-downloads") },
    );
  }
  return links;
}
