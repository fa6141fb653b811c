import { z } from "zod";
import { pricesShape, promisesShape, titleShape } from "../promises.ts";

const ton = z.number().int().min(0).max(6);
const npi = z.number().int().min(0).max(18);
const statuses = z.array(z.number().int().min(1).max(0xffffffff)).max(100);

/** A gateway that is spoken to by SMPP 3.4, as a transceiver. The secret `password` goes with it. */
export const smppProfile = z.strictObject({
  kind: z.literal("smpp"),
  title: titleShape,
  how: z.record(z.string().regex(/^[a-z]{2,3}$/u), z.string().max(2000)).default({}),
  /** On this machine or in the own network: then, and only then, a private address may be asked. */
  local: z.boolean().default(false),
  host: z.string().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  tls: z.boolean().default(false),
  systemId: z.string().min(1).max(15),
  systemType: z.string().max(12).default(""),
  sender: z.strictObject({ address: z.string().max(20), ton: ton.default(1), npi: npi.default(1) }),
  recipient: z.strictObject({ ton: ton.default(1), npi: npi.default(1) }).prefault({}),
  /** What the gateway means by data_coding 0; letters that it lacks make the text UCS-2. */
  alphabet: z.enum(["gsm", "latin1", "ascii"]).default("gsm"),
  /** How a long text goes: in parts with a header (reference of 8 or 16 bits), in parts with TLVs, or as one piece. */
  long: z.enum(["udh-8", "udh-16", "sar", "payload"]).default("udh-8"),
  /** Whether the gateway is told until when to try. */
  validity: z.boolean().default(true),
  enquireSeconds: z.number().int().min(5).max(600).default(30),
  /** command_status values beyond those that mean the same everywhere. */
  refusals: z
    .strictObject({
      definiteNo: statuses.default([]),
      failed: statuses.default([]),
      optedOut: statuses.default([]),
    })
    .prefault({}),
  /** Where numbers without a country are read (ISO 3166). */
  region: z
    .string()
    .regex(/^[A-Z]{2}$/u)
    .optional(),
  promises: promisesShape.prefault({ idFormat: "hex-or-decimal" }),
  prices: pricesShape,
});
export type SmppProfile = z.infer<typeof smppProfile>;
