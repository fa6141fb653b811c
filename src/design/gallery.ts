import type { Words } from "#kernel/language/words.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { linkButton } from "./button.ts";
import { galleryForms } from "./gallery-forms.ts";
import { galleryLines } from "./gallery-lines.ts";
import { galleryWords } from "./gallery-words.ts";
import { type FrameView, page } from "./layout.ts";

/** Says one thing in the gallery's two languages; made-up words, so they stand here and not among the interface's. */
export type Say = (english: string, russian: string) => string;

const menu: readonly (readonly [string, string, string])[] = [
  ["/problems", "Problems", "Проблемы"],
  ["/experiences", "What worked", "Опыт"],
  ["/groups", "Groups", "Группы"],
  ["/summits", "Summits", "Форумы"],
  ["/marketplace", "Marketplace", "Ярмарка"],
  ["/projects", "Projects", "Проекты"],
  ["/promises", "Promises", "Обещания"],
];

/** Every part of a page with long words, short ones, two languages, full and empty: to look at and to test. */
export function gallery(t: Words, options: Partial<FrameView> = {}): Html {
  const say: Say = (english, russian) => (t.language === "ru" ? russian : english);
  return page(
    {
      t,
      title: say("Every part", "Все части страницы"),
      description: say("The parts of a page", "Части страницы"),
      exchangeName: say(
        "Two shores: United States – Russia civil society exchange",
        "Два берега: гражданский обмен опытом России и США",
      ),
      languages:
        t.language === "ru"
          ? [
              { code: "en", name: "English", href: "?lang=en" },
              { code: "es", name: "Español", href: "?lang=es" },
            ]
          : [
              { code: "ru", name: "Русский", href: "?lang=ru" },
              { code: "es", name: "Español", href: "?lang=es" },
            ],
      menu: menu.map(([href, english, russian], index) => ({
        href,
        label: say(english, russian),
        current: index === 0,
      })),
      searchHref: "/search",
      signInHref: "/sign-in",
      reader: {
        name: say("Anna Petrova", "Анна Петрова"),
        href: "/me",
        unread: 3,
        writingAs: say("Second Door, Ohio (example)", "«Второй дом», Пермь (пример)"),
        writingAsHref: "/me/writing-as",
      },
      banner: html`<p>${say("Example exchange: invented organisations, real questions.", "Пример: организации выдуманы, вопросы настоящие.")} <a href="/demo">${say("Look around as a coordinator", "Посмотреть глазами координатора")}</a></p>`,
      breadcrumb: [
        { href: "/problems", label: say("Problems", "Проблемы") },
        { href: "/problems/7", label: say("Common problem 7", "Общая проблема 7") },
      ],
      footerLinks: [
        { href: "/data", label: say("Download everything public", "Скачать всё открытое") },
        { href: "/privacy", label: say("What Diomede keeps about you", "Что «Диомид» хранит о вас") },
        { href: "/tips", label: say("Report wrongdoing in confidence", "Сообщить о нарушении") },
      ],
      sheet: "/css/site.css",
      scripts: [],
      path: "/gallery",
      ...options,
    },
    html`<h1>${say("What troubles you here troubles someone over there.", "Что болит здесь, болит и там.")}</h1>
<p class="lead">${say("Tell a problem in your own words. People of the other side will tell you whether it is theirs too, and what they did about it.", "Расскажите своими словами, что не так. Люди по ту сторону ответят, знакомо ли это им и что они с этим сделали.")}</p>
<div class="actions">${linkButton("/problems/new", say("Tell a problem", "Рассказать"))}${linkButton("/problems", say("See what is common", "Посмотреть общее"), { quiet: true })}</div>
${galleryLines(t, say)}
${galleryWords(t, say)}
${galleryForms(t, say)}`,
  );
}
