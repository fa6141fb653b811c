import type { Words } from "#kernel/language/words.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { button, linkButton } from "./button.ts";
import { field } from "./field.ts";
import { errorSummary, form } from "./form.ts";
import type { Say } from "./gallery.ts";
import { publishing } from "./publishing.ts";

/** Forms: fresh, refused, and one that the reader may not send. */
export function galleryForms(t: Words, say: Say): Html {
  const title = say("What is it about?", "О чём это?");
  const story = say("What is wrong, where, for whom?", "Что не так, где и у кого?");
  const sides = say("Whose topic is it?", "Чья это тема?");
  const refused: FormState = {
    values: {
      title: say("No work after prison", "После колонии нет работы"),
      story: say("We wait.", "Ждём."),
      theme: ["law", "health"],
      language: "ru",
    },
    errors: { title: { id: "design-limit", facts: { count: 10 } }, sides: { id: "design-original" } },
  };
  return html`<h2>${say("A form that came back", "Форма вернулась")}</h2>
${errorSummary(t, refused, { title, sides })}
${form({
  action: "/problems",
  token: "example",
  body: html`${field(t, refused, { kind: "text", name: "title", label: title, hint: say("Five words are enough.", "Хватит пяти слов.") })}
${field(t, refused, { kind: "textarea", name: "story", label: story, rows: 5, maxlength: 2000, hint: say("Write in your own language. Names of people are not needed.", "Пишите на своём языке. Имена людей не нужны.") })}
${field(t, refused, {
  kind: "select",
  name: "language",
  label: say("Language of this text", "На каком языке этот текст"),
  options: [
    { value: "en", label: "English", lang: "en" },
    { value: "ru", label: "русский", lang: "ru" },
  ],
})}
${field(t, refused, {
  kind: "radios",
  name: "sides",
  label: sides,
  options: [
    { value: "ours", label: say("Only here", "Только у нас") },
    {
      value: "both",
      label: say("Here and over there", "И у нас, и у них"),
      hint: say("We will ask them.", "Мы их спросим."),
    },
  ],
})}
${field(t, refused, {
  kind: "checkboxes",
  name: "theme",
  label: say("Topics", "Темы"),
  optional: true,
  options: [
    { value: "law", label: say("Prison, and life after it", "Тюрьма и жизнь после неё") },
    { value: "health", label: say("Mothers’ health", "Здоровье мам") },
    { value: "children", label: say("Keeping children from harm", "Защита детей") },
  ],
})}`,
  publishing: publishing(t, { audience: "public", copies: ["search", "open-data", "mail"] }),
  submit: say("Publish", "Опубликовать"),
  beside: linkButton("/problems", say("Keep as a draft", "Оставить черновиком"), { quiet: true }),
})}
<h2>${say("Other fields", "Другие поля")}</h2>
${form({
  action: "/me",
  body: html`${field(t, freshForm, { kind: "email", name: "email", label: say("Address for letters", "Адрес почты"), autocomplete: "email", width: "medium", id: "gallery-email" })}
${field(t, freshForm, { kind: "password", name: "password", label: say("Password", "Пароль"), autocomplete: "current-password", width: "medium" })}
${field(t, freshForm, { kind: "date", name: "due", label: say("By when", "К какому дню"), optional: true })}
${field(t, freshForm, { kind: "number", name: "people", label: say("How many people", "Сколько человек"), width: "short", min: 0, inputmode: "numeric" })}
${field(t, freshForm, { kind: "checkbox", name: "letters", label: say("Send me a letter once a week", "Присылать письмо раз в неделю") })}`,
  submit: {
    buttons: html`${button(say("Save", "Сохранить"), { name: "do", value: "save" })}${button(say("Leave the exchange", "Уйти из партнёрства"), { danger: true, quiet: true, name: "do", value: "leave" })}${button(say("Delete now", "Удалить сейчас"), { danger: true, name: "do", value: "delete" })}`,
  },
})}
${form({ action: "/search", method: "get", inline: true, body: field(t, freshForm, { kind: "search", name: "q", label: say("Find", "Найти"), id: "gallery-q" }), submit: say("Find", "Найти") })}
${form({ action: "/agreements/7", allowed: { reason: say("Only an editor of an organisation that told one of these problems, or a co-chair, can say yes for this side.", "Сказать «да» от этой стороны может редактор организации, рассказавшей одну из этих проблем, или сопредседатель группы.") }, body: "", submit: say("It is the same here", "У нас так же") })}`;
}
