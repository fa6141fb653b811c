import type { Words } from "#kernel/language/words.ts";
import { type Html, html } from "#kernel/web/html.ts";
import type { Passage } from "#kernel/wording/passage.ts";
import { badge } from "./badge.ts";
import { card } from "./card.ts";
import { dateLine } from "./date-line.ts";
import { diff } from "./diff.ts";
import { empty } from "./empty.ts";
import type { Say } from "./gallery.ts";
import { notice } from "./notice.ts";
import { passage, passagePair, passageTitle } from "./passage.ts";
import { phone } from "./phone.ts";
import { sentence } from "./sentence.ts";

const texts = {
  en: "A man released in January stands at the gate with forty dollars, and there is nowhere for him to sleep.\n\nNo employer in the county will hire him. Half are back inside within two years.",
  ru: "Человек выходит за ворота колонии зимой с небольшой суммой в кармане, а жить ему негде: прописку он потерял.\n\nНа работу его никуда не берут из-за судимости, и через год-другой многие возвращаются.",
};

/** What people wrote, in every state in which a reader may meet it. */
export function galleryWords(t: Words, say: Say): Html {
  const own = t.language === "ru" ? "ru" : "en";
  const other = own === "ru" ? "en" : "ru";
  const base = { by: null, gist: [], translateHref: "/translations/1" };
  const original = { text: texts[other], language: other };
  const mine: Passage = {
    ...base,
    shown: texts[own],
    language: own,
    state: "own",
    original: { text: texts[own], language: own },
    translateHref: null,
  };
  const translated = (state: Passage["state"], by: string | null): Passage => ({
    ...base,
    shown: texts[own],
    language: own,
    state,
    original,
    by,
  });
  const missing: Passage = {
    ...base,
    shown: texts[other],
    language: other,
    state: "missing",
    original,
    gist: say(
      "prison · winter · nowhere to sleep · work refused",
      "тюрьма · зима · негде ночевать · отказ в работе",
    ).split(" · "),
  };
  const organisation = say("Second Door, Ohio", "«Второй дом», Пермь");
  const translator =
    other === "ru" ? "Константин Александрович Рождественский-Преображенский" : "Margaret Featherstonehaugh";
  return html`<h2>${say("Words of people", "Слова людей")}</h2>
${dateLine(
  t,
  [
    {
      name: say("United States", "Россия"),
      place: say("Washington", "Москва"),
      zone: say("America/New_York", "Europe/Moscow"),
      note: say("3 accounts", "3 истории"),
      body: html`${passage(t, mine, { by: organisation })}${card({ title: say("A text a week for young fathers", "Сообщение в неделю для молодых отцов"), href: "#a", meta: [say("offering", "предлагаем"), badge(say("may fit", "может подойти"), "waiting")] })}`,
    },
    {
      name: say("Russia", "США"),
      place: say("Moscow", "Вашингтон"),
      zone: say("Europe/Moscow", "America/New_York"),
      note: say("5 accounts", "5 историй"),
      body: html`${passage(t, translated("machine", null), { by: "Homecoming" })}${passage(t, translated("reviewed", translator))}${passage(t, missing)}`,
    },
  ],
  { now: "2010-06-24T14:40:00Z" },
)}
${card({ title: passageTitle(t, { ...missing, shown: other === "ru" ? "Операция бесплатная, но без конверта очередь не подходит" : "Surgery is free, but without an envelope your turn never comes" }), href: "#b", body: passage(t, translated("stale", null)), meta: [say("Patients’ Law, Kazan", "Patients’ Law, Ohio"), badge(say("asked: the same as yours?", "спрашивают: у вас так же?"), "warm")] })}
<h3>${passageTitle(t, { ...translated("human", translator), shown: say("Mothers here see a doctor too late", "Мамы попадают к врачу слишком поздно") })}</h3>
<h2>${say("Original beside translation", "Оригинал и перевод рядом")}</h2>
${passagePair(t, translated("human", translator))}
${passagePair(t, missing)}
<h2>${say("Changes, messages, notices", "Правки, сообщения, уведомления")}</h2>
${diff(t, [
  { kind: "same", text: say("The group meets ", "Группа встречается ") },
  { kind: "removed", text: say("in September", "в сентябре") },
  { kind: "added", text: say("on 4 October in Vladimir", "4 октября во Владимире") },
  { kind: "same", text: "." },
])}
${phone(t, {
  title: say("A message on a phone", "Пример СМС"),
  texts: [
    { from: "hers", text: "МАМА", language: "ru" },
    {
      from: "us",
      text: "«СМС-маме» (пример). Когда ждёте малыша? Дата или неделя. СТОП отключит.",
      language: "ru",
      note: say("2 parts", "2 части"),
    },
    { from: "hers", text: "14 недель", language: "ru" },
  ],
})}
${notice({ kind: "ok", title: say("Sent", "Отправлено"), body: say("The other side will read it today.", "Там прочитают сегодня."), announce: true })}
${notice({ kind: "warm", title: say("No translator is connected", "Переводчик не подключён"), body: html`<p>${say("What is written waits for a person.", "Написанное ждёт человека.")} <a href="#c">${say("How to connect one", "Как подключить")}</a></p>` })}
${notice({ body: sentence(t, "design-writing-as", {}, { who: html`<b>${organisation}</b>` }) })}
${notice({ kind: "error", title: say("This was not saved", "Не сохранено"), body: say("Somebody changed the text while you wrote. Yours stands below.", "Пока вы писали, текст изменили. Ваш стоит ниже.") })}
${empty({ title: say("Nobody has told a problem yet", "Пока никто ничего не рассказал"), body: say("Yours would be the first. It may be three sentences.", "Ваша история будет первой. Хватит трёх предложений."), next: { href: "/problems/new", label: say("Tell a problem", "Рассказать") } })}`;
}
