import type { Tick } from "#kernel/rooms.ts";
import { wakeDuty, warnOfEmptyWeek } from "./duty.ts";
import { forgetPlans, planAhead } from "./plan/plan-ahead.ts";
import { askAfterDue, askSilent, endAfterLast, planVisits } from "./plan/questions.ts";

/** Work of programmes by the clock; safe to repeat. */
export const programmeTicks: readonly Tick[] = [
  { name: "programmes-plan", every: { minutes: 5 }, run: async ({ db, clock }) => void (await planAhead(db, clock)) },
  { name: "programmes-duty", every: { minutes: 1 }, run: wakeDuty },
  {
    name: "programmes-questions",
    every: { hours: 1 },
    async run(services, now) {
      const { db } = services;
      await askAfterDue(db, now);
      await endAfterLast(db, now);
      await askSilent(db, now);
      await planVisits(db, now);
      await warnOfEmptyWeek(services, now);
      await forgetPlans(db, now);
    },
  },
];
