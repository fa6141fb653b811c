import { z } from "zod";
import { changeKinds, evidences, isLooseDate, partyKinds, partyStates, stepKinds, units } from "./domain.ts";

const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u);
const language = z.string().regex(/^[a-z]{2,3}$/u);
const side = z.string().regex(/^[a-z]{2,8}$/u);
const said = z.record(language, z.string().trim().min(1).max(2000));
const looseDate = z.string().refine(isLooseDate, "a date is written as 2027, 2027-05 or 2027-05-12").default("");
const link = z
  .string()
  .max(2000)
  .refine((value) => value === "" || /^https?:\/\//u.test(value), "a link begins with http:// or https://")
  .default("");
const words = {
  name: said.refine((names) => Object.keys(names).length > 0, "it has no name"),
  note: said.default({}),
  side: side.optional(),
  source: z.string().max(300).default(""),
  link,
};

/** origin.json of a folder: the record of how a programme came from one side to another. */
export const recordFile = z
  .strictObject({
    /** Between which readers the texts are compared; neither where nothing was carried from anywhere. */
    from: z.strictObject({ side: side.optional(), language }).optional(),
    to: z.strictObject({ side: side.optional(), language }).optional(),
    about: said.default({}),
    reasons: z
      .array(
        z
          .strictObject({
            calendar: code,
            slot: z.string().min(1).max(40).optional(),
            change: z.enum(changeKinds).optional(),
            why: said,
          })
          .refine(
            (one) => (one.slot === undefined) !== (one.change === undefined),
            "a reason is of one slot, or of one change of a whole calendar",
          ),
      )
      .default([]),
    parties: z
      .array(
        z.strictObject({
          ...words,
          kind: z.enum(partyKinds),
          state: z.enum(partyStates),
          planned: looseDate,
          done: looseDate,
        }),
      )
      .default([]),
    steps: z
      .array(
        z.strictObject({
          ...words,
          kind: z.enum(stepKinds),
          state: z.literal("unknown").optional(),
          planned: looseDate,
          done: looseDate,
        }),
      )
      .default([]),
    reach: z
      .array(
        z
          .strictObject({
            ...words,
            figure: z.number().min(0).nullable(),
            unit: z.enum(units),
            evidence: z.enum(evidences),
            done: looseDate,
          })
          .refine((one) => one.figure === null || one.source !== "", "a figure needs its source"),
      )
      .default([]),
  })
  .refine((one) => (one.from === undefined) === (one.to === undefined), "from and to belong together");
export type RecordFile = z.infer<typeof recordFile>;
