import { z } from "zod";
import type { IdFormat, Promises } from "./channel.ts";

const idFormats = ["as-is", "case", "hex", "decimal", "hex-or-decimal"] as const satisfies readonly IdFormat[];

/** What a channel's description promises; whatever it does not say is promised by nobody. */
export const promisesShape = z.strictObject({
  idempotency: z
    .union([
      z.literal("none"),
      z.strictObject({
        seconds: z
          .number()
          .int()
          .min(60)
          .max(30 * 86_400),
      }),
    ])
    .default("none"),
  query: z.enum(["none", "by-ref", "by-id"]).default("none"),
  refInReceipt: z.boolean().default(false),
  idFormat: z.enum(idFormats).default("as-is"),
  window: z.number().int().min(1).max(1000).default(10),
  partsPerSecond: z.number().min(0.01).max(10_000).default(10),
  answerWithin: z.number().min(1).max(120).default(30),
}) satisfies z.ZodType<Promises>;

const country = z.string().regex(/^[A-Z]{2}$/u);
const amount = z.string().regex(/^\d{1,6}(\.\d{1,5})?$/u);

/** What one part costs, by country; decimal text, so that no cent is lost on the way. */
export const pricesShape = z
  .array(z.strictObject({ country, currency: z.string().regex(/^[A-Z]{3}$/u), perPart: amount }))
  .max(300)
  .default([]);
export type Price = z.infer<typeof pricesShape>[number];

/** Where a channel may be used; nothing here means everywhere. */
export const routesShape = z
  .array(
    z.strictObject({
      country,
      prefixes: z
        .array(z.string().regex(/^\d{1,10}$/u))
        .max(100)
        .default([]),
    }),
  )
  .max(300);
export type ChannelRoute = z.infer<typeof routesShape>[number];

/** Names of a channel in the languages of those who set it up. */
export const titleShape = z.record(z.string().regex(/^[a-z]{2,3}$/u), z.string().min(1).max(120)).default({});
