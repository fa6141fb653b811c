import assert from "node:assert/strict";
import type { TestApp } from "#testing/app.ts";
import type { Window } from "#testing/browser.ts";
import { linkIn } from "#testing/mails.ts";
import { lookAt, ours, theirs } from "./words.ts";

export async function joeTellsAProblem({ page }: Window): Promise<void> {
  await page.goto("/problems");
  await page.getByRole("main").getByRole("link", { name: "Tell a problem" }).first().click();
  await page.getByLabel("What is wrong, in one sentence").fill(theirs.title);
  await page.getByLabel("Tell it in your own words").fill(theirs.text);
  await page.getByRole("button", { name: "Publish it" }).click();
  await page.getByRole("heading", { level: 1, name: theirs.title }).waitFor();
}

/** From the box of the first page to the problem in Russian, which waits while she signs up. */
export async function annaWritesFirstAndSignsUpAfterwards(app: TestApp, anna: Window): Promise<void> {
  const { page } = anna;
  await page.goto("/");
  await lookAt(anna, "the first page", "ru");
  await page.getByLabel("Напишите одним предложением, что не так у вас").fill(ours.box);
  await page.getByRole("button", { name: "Кто там знает об этом?" }).click();
  await page.getByRole("link", { name: theirs.title }).waitFor();
  await lookAt(anna, "what was found", "ru");
  await page.getByRole("link", { name: "Расскажите своё, чтобы вам ответили" }).click();

  assert.equal(await page.getByLabel("Расскажите своими словами").inputValue(), ours.box);
  assert.equal(await page.getByLabel("Все, без входа").isChecked(), true);
  await lookAt(anna, "the form of a problem", "ru");
  await page.getByLabel("Что не так, одним предложением").fill(ours.title);
  await page.getByLabel("Расскажите своими словами").fill(ours.text);
  await page.getByRole("button", { name: "Опубликовать" }).click();
  await page.getByRole("heading", { level: 1, name: "Войдите, и мы отправим" }).waitFor();
  await lookAt(anna, "a form that is kept", "ru");
  await page.getByRole("link", { name: "У меня ещё нет учётной записи" }).click();

  await annaSignsUp(anna);
  await page.goto(await linkIn(app, "people-confirm"));
  await lookAt(anna, "whether an address is right", "ru");
  await page.getByRole("button", { name: "Да, мой" }).click();
  await page.getByLabel("Адрес почты").fill("anna@example.org");
  await page.getByLabel("Пароль").fill("наш кот спит на печи");
  await lookAt(anna, "signing in", "ru");
  await page.getByRole("main").getByRole("button", { name: "Войти" }).click();
  await page.getByText("прописку он потерял").waitFor();
  await lookAt(anna, "what was written before signing in", "ru");
  await page.getByRole("button", { name: "Отправить" }).click();
  await page.getByRole("heading", { level: 1, name: ours.title }).waitFor();
}

/** Her password is too short at first: everything else comes back as she typed it, the reason beside the field. */
async function annaSignsUp(anna: Window): Promise<void> {
  const { page } = anna;
  const password = page.getByLabel("Новый пароль");
  await page.getByLabel("Адрес почты").fill("anna@example.org");
  await password.fill("кот");
  await page.getByLabel("Имя или псевдоним").fill("Анна Преображенская");
  await page.getByLabel("Россия").check();
  await page.getByRole("button", { name: "Зарегистрироваться" }).click();
  await page.getByRole("alert").waitFor();
  assert.equal(await password.getAttribute("aria-invalid"), "true");
  assert.equal(await page.getByLabel("Имя или псевдоним").inputValue(), "Анна Преображенская");
  assert.equal(await page.getByLabel("Россия").isChecked(), true);
  await lookAt(anna, "a form that came back", "ru");
  await password.fill("наш кот спит на печи");
  await page.getByRole("button", { name: "Зарегистрироваться" }).click();
  await page.getByRole("heading", { level: 1, name: "Проверьте почту" }).waitFor();
  await lookAt(anna, "a mail is on its way", "ru");
}

/** Her "the same" comes back when she forgets to say why. */
export async function annaSaysTheSame(anna: Window): Promise<void> {
  const { page } = anna;
  const alike = page.getByRole("article").filter({ has: page.getByRole("heading", { name: theirs.title }) });
  await lookAt(anna, "a problem", "ru");
  await alike.getByRole("button", { name: "то же самое" }).click();
  await page.getByRole("heading", { level: 1, name: "Это то же самое?" }).waitFor();
  const why = page.getByLabel("Почему? Одним предложением");
  assert.equal(await why.getAttribute("aria-invalid"), "true");
  await lookAt(anna, "whether it is the same", "ru");
  await why.fill("те же ворота, та же зима");
  await page.getByRole("button", { name: "то же самое" }).click();
  await page.getByText("Теперь спрашиваем тех, кто там, на их языке").waitFor();
}
