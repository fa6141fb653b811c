import assert from "node:assert/strict";
import { mailNotices } from "#kernel/mail/notice-mails.ts";
import type { TestApp } from "#testing/app.ts";
import type { Window } from "#testing/browser.ts";
import { linkIn } from "#testing/mails.ts";
import { untilRead } from "#testing/until-read.ts";
import { lookAt, ours } from "./words.ts";

/** Joe reads no Russian: he sees what it speaks of, in his words, with the original as it is. */
export async function joeIsTold(app: TestApp, joe: Window): Promise<void> {
  const { page } = joe;
  await untilRead(app.services);
  await mailNotices(app.services);
  await page.goto("/me/notices");
  await lookAt(joe, "notices", "en");
  await page.getByRole("button", { name: "Open" }).first().click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.goto("/problems/2");
  await lookAt(joe, "a problem", "en");
  assert.equal(await page.locator("h1 [lang=ru]").textContent(), ours.title);
  assert.match((await page.getByText("Words we recognised:").first().textContent()) ?? "", /prison|release|housing/u);
}

/** Kate reads both languages. */
export async function kateTranslatesIt(kate: Window): Promise<void> {
  const { page } = kate;
  await page.goto("/translations");
  await lookAt(kate, "the translators’ desk", "en");
  await page.getByRole("link", { name: ours.title }).first().click();
  await page.getByRole("heading", { level: 1, name: "Translate into English" }).waitFor();
  await lookAt(kate, "the page of a translation", "en");
  await page.getByLabel("Your translation").fill("After release, nowhere to live and nobody gives work");
  await page.getByRole("button", { name: "Save the translation" }).click();
  await page.getByText("Saved. Readers see your translation now.").waitFor();
  await page.getByRole("link", { name: "Next: Text" }).click();
  await page.getByLabel("Your translation").fill("A man walks out of the gate in winter and has nowhere to live.");
  await page.getByRole("button", { name: "Save the translation" }).click();
  await page.getByText("Saved. Readers see your translation now.").waitFor();
}

export async function joeAnswersByTheMail(app: TestApp, window: Window): Promise<void> {
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
