import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import type { Window } from "#testing/browser.ts";
import { lookAt, ours, theirs } from "./words.ts";

/** Who has no account follows the whole line, each in his own language, with every original one tap away. */
export async function everybodyFollowsIt(stranger: Window, friend: Window): Promise<void> {
  const { page } = stranger;
  await page.goto("/common-problems");
  await lookAt(stranger, "common problems", "en");
  await page.getByRole("main").getByRole("link", { name: theirs.title }).first().click();
  await page.getByText("same gate, same winter").waitFor();
  assert.equal(await languageOf(page.getByText("те же ворота, та же зима")), "ru");
  assert.match((await page.getByText("Taken up by the group").textContent()) ?? "", /Life after prison/u);
  await page.getByRole("article").getByRole("link", { name: "After release, nowhere to live" }).click();
  await page.getByText("Comments", { exact: true }).waitFor();
  await lookAt(stranger, "a problem", "en");
  assert.equal(await languageOf(page.getByText("A man walks out of the gate")), "en");
  const original = page.getByText("прописку он потерял").first();
  assert.equal(await original.isVisible(), false);
  await page.getByText("Original", { exact: true }).first().click();
  assert.equal(await original.isVisible(), true);
  assert.equal(await languageOf(original), "ru");

  await friend.page.goto("/experiences/1");
  await lookAt(friend, "an experience", "ru");
  const told = friend.page
    .getByRole("heading", { level: 1 })
    .getByText("A bed for the first three nights after release");
  assert.equal(await languageOf(told), "en");
  await friend.page.getByRole("main").getByRole("link", { name: ours.title }).first().click();
  await friend.page.getByText("Это и у нас, и у них").waitFor();
  await lookAt(friend, "a common problem", "ru");
}

/** The language that the page says these words are in. */
const languageOf = (words: Locator): Promise<string | undefined> =>
  words.evaluate((element) => element.closest<HTMLElement>("[lang]")?.lang);
