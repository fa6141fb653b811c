import assert from "node:assert/strict";
import { test } from "node:test";
import { programmeHouse } from "#testing/programme-house.ts";

const house = await programmeHouse();

test("a keyword, a date, and the messages of this week come", async () => {
  const phone = "+15555550101";
  assert.deepEqual(await house.writes(phone, "BABY"), [
    "text4baby: you joined 3 health texts a week. Reply STOP to end, PAUSE to pause, HELP for help. Msg & data rates may apply. A person also reads what you write.",
    "When is your baby due? Write the day and the month, like May 12, or the week, like 20 weeks. If your baby is already born, write BORN and the date.",
  ]);
  assert.deepEqual(await house.writes(phone, "Dec 14"), [
    "We understood: due December 14, now about week 8. If this is right, there is nothing to do. If not, write the right date.",
  ]);
});
