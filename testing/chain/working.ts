import type { Window } from "#testing/browser.ts";
import { lookAt } from "./words.ts";

export async function aGroupForms(joe: Window, anna: Window): Promise<void> {
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

export async function bothCoChairsTakeItUp(joe: Window, anna: Window): Promise<void> {
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

export async function joeTellsWhatTheyTried(joe: Window): Promise<void> {
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
