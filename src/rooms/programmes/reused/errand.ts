import { z } from "zod";
import { type ErrandHandler, readReused, stopReused } from "#rooms/messages/index.ts";

const secret = z.object({ lines: z.array(z.string().max(200)).max(5000), on: z.iso.date() });

/** Stops the readers, of the programme that asks, whose numbers their carrier gave away; what comes of it is counts. */
export const reusedErrand: ErrandHandler = async (tx, errand, { keys, at }) => {
  const { lines, on } = secret.parse(errand.secret);
  const day = Temporal.PlainDate.from(on);
  const numbers = lines.flatMap((line) => readReused(line, day) ?? []);
  const stopped = await stopReused(
    tx,
    keys,
    numbers,
    {
      programmes: errand.programme === null ? [] : [errand.programme],
      source: `errand ${errand.id}`,
      dryRun: errand.facts["dry"] === true,
    },
    at,
  );
  return { outcome: { read: lines.length, bad: lines.length - numbers.length, stopped } };
};
