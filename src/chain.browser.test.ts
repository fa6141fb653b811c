import assert from "node:assert/strict";
import { test } from "node:test";
import { mailNotices } from "#kernel/mail/notice-mails.ts";
import { testApp } from "#testing/app.ts";
import { houseOnPort, openBrowser, type View, type Window } from "#testing/browser.ts";
import { lookerAt } from "#testing/look-at.ts";
import { linkIn } from "#testing/mails.ts";
import { make } from "#testing/make.ts";
import { untilRead } from "#testing/until-read.ts";

const browser = await openBrowser();
const lookAt = lookerAt();

const theirs = {
  title: "Released in January with forty dollars and nowhere to sleep",
  text: "When men leave prison no employer in the region will hire them because of the record. They have no address and no papers, they sleep outside, and half are back inside within two years.",
};
const ours = {
  box: "Вышел из тюрьмы, а жить негде и на работу с судимостью не берут",
  title: "После освобождения негде жить и не берут на работу",
  text: "Человек выходит за ворота колонии зимой с небольшой суммой в кармане, а жить ему негде: прописку он потерял. С судимостью никуда не берут, и через год многие возвращаются за решётку.",
};

/** A house of its own with two Americans in it, and the windows of everybody who takes part. */
async function beginning(view: View) {
  const app = await testApp();
  const made = make(app);
  await made.exchange();
  await app.services.matching.refresh();
  await made.theme("life-after-prison", { en: "Prison and life after it", ru: "Тюрьма и жизнь после неё" });
  const joe = await made.person({ name: "Joe Hardwick", sides: ["us"] });
  const kate = await made.person({ name: "Kate Orlova", sides: ["us"], reads: ["en", "ru"] });
  await made.organisation({ name: "Second Door", side: "us", members: [{ person: joe.person }] });
  const home = await houseOnPort(app);
  const open = (language: string, person?: typeof joe) =>
    browser.window(home, { ...view, language, ...(person && { person }) });
  return {
    app,
    joe: await open("en-US", joe),
    kate: await open("en-US", kate),
    anna: await open("ru-RU"),
    stranger: await open("en-US"),
    friend: await open("ru-RU"),
  };
}

async function joeTellsAProblem({ page }: Window): Promise<void> {
  await page.goto("/problems");
  await page.getByRole("main").getByRole("link", { name: "Tell a problem" }).first().click();
  await page.getByLabel("What is wrong, in one sentence").fill(theirs.title);
  await page.getByLabel("Tell it in your own words").fill(theirs.text);
  await page.getByRole("button", { name: "Publish it" }).click();
  await page.getByRole("heading", { level: 1, name: theirs.title }).waitFor();
}

/** From the box of the first page to the problem in Russian, which waits while she signs up. */
async function annaWritesFirstAndSignsUpAfterwards(
  app: Awaited<ReturnType<typeof testApp>>,
  anna: Window,
): Promise<void> {
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
async function annaSaysTheSame(anna: Window): Promise<void> {
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

/** Joe reads no Russian: he sees what it speaks of, in his words, with the original as it is. */
async function joeIsTold(app: Awaited<ReturnType<typeof testApp>>, joe: Window): Promise<void> {
  const { page } = joe;
  await untilRead(app.services);
  await mailNotices(app.services);
  await page.goto("/me/notices");
  await lookAt(joe, "notices", "en");
  await page.getByRole("button", { name: "Open" }).first().click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.goto("/problems/2");
  await lookAt(joe, "a problem", "en");
  assert.equal(await page.locator("h1 [lang=ru]").innerText(), ours.title);
  assert.match(await page.getByText("Words we recognised:").first().innerText(), /prison|release|housing/u);
}

/** Kate reads both languages. */
async function kateTranslatesTheTitle(kate: Window): Promise<void> {
  const { page } = kate;
  await page.goto("/translations");
  await lookAt(kate, "the translators’ desk", "en");
  await page.getByRole("link", { name: ours.title }).first().click();
  await page.getByRole("heading", { level: 1, name: "Translate into English" }).waitFor();
  await lookAt(kate, "the page of a translation", "en");
  await page.getByLabel("Your translation").fill("After release, nowhere to live and nobody gives work");
  await page.getByRole("button", { name: "Save the translation" }).click();
  await page.getByText("Saved. Readers see your translation now.").waitFor();
}

async function joeAnswersByTheMail(app: Awaited<ReturnType<typeof testApp>>, window: Window): Promise<void> {
  const { page } = window;
  await page.goto(await linkIn(app, "problems-asked"));
  await page.getByRole("link", { name: "After release, nowhere to live" }).waitFor();
  await lookAt(window, "whether it is the same", "en");
  await page.getByLabel("Why? One sentence").fill("same gate, same winter");
  await page.getByRole("button", { name: "the same", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Thank you for your answer" }).waitFor();
  await lookAt(window, "thanks for an answer", "en");
  await page.getByRole("link", { name: "See the common problem" }).click();
  await page.getByRole("heading", { level: 2, name: "Why it is the same" }).waitFor();
  await lookAt(window, "a common problem", "en");
}

async function aGroupForms(joe: Window, anna: Window): Promise<void> {
  await joe.page.goto("/groups/new");
  await lookAt(joe, "the form of a group", "en");
  await joe.page.getByLabel("Name of the group").fill("Life after prison");
  await joe.page.getByLabel("What it works on").fill("Papers, a bed for the first nights, and work with a record.");
  await joe.page.getByLabel("Prison and life after it").check();
  await joe.page.getByLabel("In what capacity").fill("head of “Second Door”, Ohio");
  await joe.page.getByRole("button", { name: "Propose it" }).click();
  await joe.page.getByRole("heading", { level: 1, name: "Life after prison" }).waitFor();

  await anna.page.goto("/groups/1");
  await lookAt(anna, "a group", "ru");
  await anna.page.getByRole("link", { name: "Войти в группу" }).click();
  await lookAt(anna, "a seat", "ru");
  await anna.page.getByLabel("В каком качестве").fill("сама по себе, Пермь");
  await anna.page.getByLabel("Сопредседатель от моей страны").check();
  await anna.page.getByRole("button", { name: "Войти в группу" }).click();
  await anna.page.getByText("Теперь вы в этой группе.").or(anna.page.getByText("Сопредседатели получили")).waitFor();

  await joe.page.goto("/groups/1/seats");
  await lookAt(joe, "requests and invitations", "en");
  const give = joe.page.getByRole("button", { name: "Give the seat" });
  if ((await give.count()) > 0) await give.click();
  await joe.page.goto("/groups/1/state");
  await lookAt(joe, "the state of a group", "en");
  await joe.page.getByLabel("it works", { exact: true }).check();
  await joe.page.getByLabel("Why", { exact: true }).fill("We have agreed to write every month.");
  await joe.page.getByRole("button", { name: "Tell everybody" }).click();
  await joe.page.getByText("We have agreed to write every month.").waitFor();
}

async function bothCoChairsTakeItUp(joe: Window, anna: Window): Promise<void> {
  await joe.page.goto("/common-problems/1");
  await joe.page.getByRole("link", { name: "Our group takes it up" }).click();
  await lookAt(joe, "taking up", "en");
  await joe.page.getByLabel("Why this group? One sentence").fill("We meet these men at the gate every week.");
  await joe.page.getByRole("button", { name: "Propose it to the other co-chairs" }).click();
  await joe.page.getByText("Proposed. The other co-chairs have a notice.").waitFor();

  await anna.page.goto("/common-problems/1");
  await anna.page.getByRole("link", { name: "За это возьмётся наша группа" }).click();
  await anna.page.getByLabel("Почему именно эта группа? Одним предложением").fill("Мы встречаем их у тех же ворот.");
  await anna.page.getByRole("button", { name: "Согласиться: берёмся" }).click();
  await anna.page.getByText("Все сопредседатели согласны").waitFor();
  await lookAt(anna, "a common problem", "ru");
}

async function joeTellsWhatTheyTried(joe: Window): Promise<void> {
  const { page } = joe;
  await page.goto("/common-problems/1");
  await page.getByRole("link", { name: "We tried this" }).click();
  await lookAt(joe, "the form of an experience", "en");
  await page.getByLabel("What you tried, in one sentence").fill("A bed for the first three nights after release");
  await page
    .getByLabel("What we did")
    .fill("We met every man at the gate in winter, gave him a bed and helped him to papers.");
  await page.getByLabel("What came of it").fill("Of 61 men 40 had work and a home after a year.");
  await page.getByRole("button", { name: "Publish it" }).click();
  await page.getByRole("heading", { level: 1, name: "A bed for the first three nights" }).waitFor();
  await lookAt(joe, "an experience", "en");
}

/** Who has no account follows the whole line, each in his own language, with every original one tap away. */
async function everybodyFollowsIt(stranger: Window, friend: Window): Promise<void> {
  await stranger.page.goto("/common-problems");
  await lookAt(stranger, "common problems", "en");
  await stranger.page.getByRole("main").getByRole("link").filter({ hasText: "Released in January" }).first().click();
  const { page } = stranger;
  for (const words of ["same gate, same winter", "те же ворота, та же зима"]) await page.getByText(words).waitFor();
  assert.equal(await page.getByText("те же ворота, та же зима").getAttribute("lang"), "ru");
  assert.match(await page.getByText("Taken up by the group").innerText(), /Life after prison/u);
  await page.getByRole("link", { name: "After release, nowhere to live" }).first().click();
  await lookAt(stranger, "a problem", "en");
  assert.equal(
    await page.getByText("прописку он потерял").locator("xpath=ancestor::*[@lang][1]").getAttribute("lang"),
    "ru",
  );

  await friend.page.goto("/experiences/1");
  await lookAt(friend, "an experience", "ru");
  assert.equal(await friend.page.locator("h1 [lang=en]").innerText(), "A bed for the first three nights after release");
  await friend.page
    .getByRole("link", { name: theirs.title })
    .or(friend.page.getByRole("link", { name: "Общая проблема" }))
    .first()
    .click();
  await lookAt(friend, "a common problem", "ru");
}

for (const view of [
  { width: 1280, scripts: true },
  { width: 320, scripts: false },
]) {
  test(`the whole chain by hand in two languages, ${view.width} px, ${view.scripts ? "with" : "without"} script`, async () => {
    const { app, joe, kate, anna, stranger, friend } = await beginning(view);
    await joeTellsAProblem(joe);
    await annaWritesFirstAndSignsUpAfterwards(app, anna);
    await annaSaysTheSame(anna);
    await joeIsTold(app, joe);
    await kateTranslatesTheTitle(kate);
    await joeAnswersByTheMail(app, stranger);
    await aGroupForms(joe, anna);
    await bothCoChairsTakeItUp(joe, anna);
    await joeTellsWhatTheyTried(joe);
    await everybodyFollowsIt(stranger, friend);
    for (const window of [joe, kate, anna, stranger, friend]) {
      assert.deepEqual(window.faults, []);
      await window.context.close();
    }
  });
}
