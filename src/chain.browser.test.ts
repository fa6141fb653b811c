import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { houseOnPort, openBrowser, type View } from "#testing/browser.ts";
import { joeAnswersByTheMail, joeIsTold, kateTranslatesIt } from "#testing/chain/answering.ts";
import { everybodyFollowsIt } from "#testing/chain/following.ts";
import { annaSaysTheSame, annaWritesFirstAndSignsUpAfterwards, joeTellsAProblem } from "#testing/chain/telling.ts";
import { aGroupForms, bothCoChairsTakeItUp, joeTellsWhatTheyTried } from "#testing/chain/working.ts";
import { make } from "#testing/make.ts";

const browser = await openBrowser();

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
    await kateTranslatesIt(kate);
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
