import type { Words } from "#kernel/language/words.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { badge } from "./badge.ts";
import { tiles } from "./card.ts";
import { chain } from "./chain.ts";
import { barChart, lineChart } from "./chart.ts";
import { withAside } from "./columns.ts";
import { filters, tabs } from "./filters.ts";
import type { Say } from "./gallery.ts";
import { lineage } from "./lineage.ts";
import { lineageTree } from "./lineage-tree.ts";
import { pagination } from "./pagination.ts";
import { steps } from "./steps.ts";
import { summaryList } from "./summary-list.ts";
import { table } from "./table.ts";
import { timeline } from "./timeline.ts";

/** What can be walked, counted and listed. */
export function galleryLines(t: Words, say: Say): Html {
  return html`${chain(t, [
    { count: 84, label: say("problems told", "проблемы рассказаны"), href: "#1" },
    { count: 19, label: say("found common", "оказались общими"), href: "#2" },
    { count: 6, label: say("in a group’s hands", "в работе у групп"), href: "#3" },
    { count: 11, label: say("found what they looked for", "нашли, что искали"), href: "#4" },
    { count: 4, label: say("joint projects", "совместных проекта"), href: "#5" },
    { count: 12310, label: say("women who get messages", "женщин получают сообщения"), href: "#6" },
  ])}
${withAside(main(t, say), aside(t, say))}
<h2>${say("A line that branches", "Линия с ветвями")}</h2>
${tree(t, say)}`;
}

function main(t: Words, say: Say): Html {
  const columns = [
    { label: say("Slot", "Место") },
    { label: say("Message", "Сообщение") },
    { label: say("People", "Людей"), numeric: true },
    { label: say("Reviewed", "Сверено") },
  ];
  return html`${tabs(t, say("Parts of the desk", "Части пульта"), [
    { href: "#t1", label: say("Today", "Сегодня"), current: true },
    { href: "#t2", label: say("Inbox", "Входящие"), current: false, count: 3 },
    { href: "#t3", label: say("Cost", "Стоимость"), current: false },
  ])}
${tiles([
  {
    value: t.number(2310),
    label: say("women receiving", "женщин получают"),
    note: say("1,402 Russian, 908 English", "1402 по-русски, 908 по-английски"),
  },
  {
    value: "6",
    label: say("unknown", "неясно, дошло ли"),
    note: say("not sent again", "повторно не шлём"),
    href: "#x",
  },
  { value: "3", label: say("wait for a person", "ждут человека") },
  { value: "1 240 ₽", label: say("today", "сегодня"), note: say("of 3,600 ₽ allowed", "из 3600 ₽") },
])}
${filters(t, say("Language", "Язык"), [
  { href: "#f1", label: say("All", "Все"), current: true, count: 84 },
  { href: "#f2", label: say("Not translated yet", "Пока не переведено"), current: false, count: 12 },
  { href: "#f3", label: say("Checked", "Перевод сверен"), current: false },
])}
${table({
  caption: say("What goes out", "Что отправляется"),
  columns,
  rows: [
    [
      say("Week 14, Thursday", "Неделя 14, четверг"),
      html`<span lang="ru">Чай и кофе мешают железу усваиваться. Пейте их через час после еды.</span>`,
      "61",
      say("two, one medical", "двое, один врач"),
    ],
    [
      say("Child, week 6", "Ребёнок, неделя 6"),
      html`<span lang="en">Sad for more than two weeks? Many mothers are. Call the clinic: you can feel better.</span>`,
      "1229",
      badge(say("review due 1 July", "сверить до 1 июля"), "warm"),
    ],
  ],
})}
${table({ caption: say("Nothing", "Пусто"), columns, rows: [], empty: html`<p>${say("Nothing goes out today.", "Сегодня ничего не отправляется.")}</p>` })}
${pagination(t, { newer: "#n", older: "#o" })}
${summaryList([
  {
    label: say("Registration number (optional)", "Регистрационный номер (необязательно)"),
    value: "1 027 700 132 195",
    action: html`<a href="#ch">${say("Change the number", "Изменить номер")}</a>`,
  },
  {
    label: say("A very long word", "Очень длинное слово"),
    value: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
  },
])}
${steps(t, { items: [{ label: say("Tell it", "Рассказать"), href: "#s1" }, { label: say("Who will see it", "Кто увидит") }, { label: say("Look again", "Перечитать") }], current: 1 })}
${barChart(t, {
  title: say("Messages by month", "Сообщения по месяцам"),
  by: say("Month", "Месяц"),
  unit: say("Messages", "Сообщений"),
  bars: [
    { label: say("March", "Март"), value: 812 },
    { label: say("April", "Апрель"), value: 12310 },
    { label: say("May", "Май"), value: null },
    { label: say("June", "Июнь"), value: 0 },
  ],
})}
${lineChart(t, {
  title: say("Readers", "Получательницы"),
  by: say("Month", "Месяц"),
  unit: say("women", "женщин"),
  labels: ["2010-01", "2010-02", "2010-03", "2010-04", "2010-05", "2010-06"],
  lines: [
    { label: say("Russian", "по-русски"), values: [120, 340, 610, null, 1100, 1402] },
    { label: say("English", "по-английски"), values: [80, 90, 400, 520, 800, 908] },
    { label: say("Spanish", "по-испански"), values: [null, 20, null, 60, 75, 160] },
  ],
})}`;
}

function aside(t: Words, say: Say): Html {
  return html`${lineage(t, {
    before: [
      {
        title: say("5 accounts of two countries", "5 историй двух стран"),
        href: "#l1",
        note: say("March to May", "март–май"),
      },
      {
        kind: say("working group", "рабочая группа"),
        title: say("Human rights and the law", "Права человека и закон"),
        href: "#l2",
      },
    ],
    here: {
      kind: say("common problem", "общая проблема"),
      title: say("Released with nowhere to live and no work", "После освобождения негде жить и не берут на работу"),
      badge: badge(say("agreed by both", "согласны обе стороны"), "ok"),
    },
    after: [
      {
        kind: say("joint project", "совместный проект"),
        title: say("First night", "Первая ночь"),
        href: "#l3",
        note: say("Perm and Cleveland, under way", "Пермь и Кливленд, идёт"),
      },
      {
        kind: say("promise", "обещание"),
        title: say("40 beds by November", "40 мест к ноябрю"),
        href: "#l4",
        badge: badge(say("late", "опаздывает"), "warm"),
      },
    ],
  })}
${lineage(t, { before: [], here: { title: say("A hope", "«Хотим вместе»") }, after: [], level: 3 })}
<h3>${say("Stages", "Как идёт")}</h3>
${timeline(t, [
  { label: say("Proposed", "Предложено"), at: "2010-05-12T09:00:00Z", state: "done" },
  {
    label: say("Agreed by both", "Согласны обе стороны"),
    at: "2010-05-27T09:00:00Z",
    state: "done",
    note: say("signed by two", "подписали двое"),
  },
  { label: say("Under way", "Идёт"), state: "now" },
  { label: say("Told what came of it", "Рассказать, что вышло"), state: "ahead" },
  { label: say("Left by one side", "Одна сторона вышла"), at: "2013-01-25T09:00:00Z", state: "stopped" },
])}`;
}

function tree(t: Words, say: Say): Html {
  const kind = {
    problem: say("problem", "проблема"),
    common: say("common problem", "общая проблема"),
    group: say("group", "группа"),
    need: say("looking for", "ищем"),
    project: say("joint project", "совместный проект"),
    promise: say("promise", "обещание"),
  };
  return lineageTree(t, {
    here: "c",
    nodes: [
      { id: "a", kind: kind.problem, title: "Released in January with forty dollars", href: "#a1", language: "en" },
      { id: "b", kind: kind.problem, title: "После колонии никуда не берут на работу", href: "#b1", language: "ru" },
      { id: "c", kind: kind.common, title: say("Nowhere to live, no work", "Негде жить, нет работы") },
      { id: "d", kind: kind.group, title: say("Human rights and the law", "Права человека и закон"), href: "#d1" },
      {
        id: "e",
        kind: kind.need,
        title: say("A list of night shelters without internet", "Список ночлегов без интернета"),
        href: "#e1",
      },
      { id: "f", kind: kind.project, title: say("First night", "Первая ночь"), href: "#f1" },
      { id: "g", kind: kind.promise, title: say("40 beds by November", "40 мест к ноябрю"), href: "#g1" },
      { id: "h", kind: kind.promise, title: "Sverkhdlinnoenazvaniebezprobelov", href: "#h1" },
    ],
    edges: [
      { from: "a", to: "c" },
      { from: "b", to: "c" },
      { from: "c", to: "d" },
      { from: "c", to: "e" },
      { from: "d", to: "f" },
      { from: "e", to: "f" },
      { from: "f", to: "g" },
      { from: "d", to: "h" },
    ],
  });
}
