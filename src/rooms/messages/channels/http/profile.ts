import { z } from "zod";
import { pricesShape, promisesShape, titleShape } from "../promises.ts";

/** A name that placeholders use; those the house fills itself may not be taken. */
const ownNames = [
  "to",
  "to-digits",
  "text",
  "text-ucs2-hex",
  "ref",
  "ref-encoded",
  "receipts",
  "inbound",
  "valid-until",
  "valid-seconds",
  "valid-minutes",
  "id",
  "hook",
] as const;
const settingName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/u)
  .refine((name) => !(ownNames as readonly string[]).includes(name), "channel-name-taken");

const text = z.string().max(2000);
/** `messages[].status`, `payload.id`; `?ref` reads the address that was called; `` is the whole. */
const path = z
  .string()
  .regex(/^(\?[\w.-]{1,60}|([\w@-]+(\[\])?(\.[\w@-]+(\[\])?){0,7}|\[\](\.[\w@-]+(\[\])?){0,7})?)$/u);

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
const json: z.ZodType<Json> = z.lazy(() =>
  z.union([text, z.number(), z.boolean(), z.null(), z.array(json).max(50), z.record(z.string().max(100), json)]),
);

/** All that is given must hold. A path that finds several values holds when each is one of `is`. */
const condition = z.strictObject({
  status: z.array(z.number().int().min(200).max(599)).min(1).optional(),
  path: path.optional(),
  is: z
    .array(z.union([z.string(), z.number()]).transform(String))
    .min(1)
    .optional(),
  startsWith: text.optional(),
  contains: text.optional(),
});
export type Condition = z.infer<typeof condition>;

const address = z
  .string()
  .max(500)
  .refine((value) => URL.canParse(value), "channel-address-wrong")
  .refine((value) => !/^[a-z]+:\/\/[^/?#]*[{}@]/u.test(value), "channel-address-host");

const request = z.strictObject({
  method: z.enum(["GET", "POST", "PUT"]),
  address,
  headers: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,60}$/u), text).default({}),
  /** Sent as HTTP Basic. */
  basic: z.strictObject({ user: text, password: text }).optional(),
  /** `query`: in the address, after what stands there. */
  body: z.enum(["query", "form", "json", "none"]),
  fields: json.default({}),
  /** Put over `fields` where the text needs letters that the small alphabet does not have. */
  unicode: json.default({}),
});
export type RequestShape = z.infer<typeof request>;

const ids = z.union([
  /** The gateway knows the message by our own reference. */
  z.literal("ref"),
  z.literal("none"),
  z.strictObject({ path }),
  z.strictObject({ after: text, before: text }),
]);

const callback = {
  by: z
    .array(z.enum(["GET", "POST"]))
    .min(1)
    .default(["POST"]),
  body: z.enum(["query", "form", "json"]),
  /** Where several come in one call: the path of the list. */
  list: path.optional(),
  reply: z
    .strictObject({ status: z.number().int().min(200).max(204).default(200), text: text.default("") })
    .prefault({}),
} as const;

const receiptStatus = z.enum(["delivered", "undelivered", "failed", "accepted", "enroute", "opted-out"]);

const receipts = z.strictObject({
  ...callback,
  id: path,
  ref: path.optional(),
  status: path,
  code: path.optional(),
  /** A status that is not named here is noted by nobody. */
  statuses: z.record(z.string().max(100), receiptStatus),
  /** Codes that say that the number's owner does not want to be texted. */
  optedOut: z.array(text).default([]),
});

const inbound = z.strictObject({
  ...callback,
  id: path.optional(),
  from: path,
  to: path.optional(),
  text: path,
  /** The letters' encoding, where the gateway says it. */
  charset: path.optional(),
  /** A long text in parts. */
  parts: z.strictObject({ ref: path, total: path, n: path }).optional(),
  /** Taken only where this holds, such as an event's name. */
  when: z.strictObject({ path, is: z.array(z.string()).min(1) }).optional(),
});

const secret = { secret: settingName } as const;
/** How a call proves that it comes from the gateway. */
const signature = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  /** HMAC-SHA256 over `id.timestamp.body`. Source: the Standard Webhooks specification. */
  z.strictObject({ kind: z.literal("standard-webhooks"), ...secret }),
  /** HMAC-SHA1 over the address and the sorted fields. Source: Twilio, "Webhooks Security". */
  z.strictObject({ kind: z.literal("twilio"), ...secret }),
  /** HMAC over the sorted fields. Source: Vonage, "Signing Messages". */
  z.strictObject({ kind: z.literal("vonage"), ...secret, hash: z.enum(["sha256", "sha512"]).default("sha256") }),
  /** HMAC over the body, with the time after it where a header says the time. */
  z.strictObject({
    kind: z.literal("hmac"),
    ...secret,
    header: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/u),
    timestampHeader: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,60}$/u)
      .optional(),
    hash: z.enum(["sha256", "sha512"]).default("sha256"),
    encoding: z.enum(["hex", "base64"]).default("hex"),
  }),
]);
export type Signature = z.infer<typeof signature>;

const network = z.string().regex(/^[0-9a-f.:]+(\/\d{1,3})?$/iu);

/** A gateway that is spoken to over HTTP, described as data. */
export const httpProfile = z
  .strictObject({
    kind: z.literal("http"),
    title: titleShape,
    /** What one has to do at the gateway, by language. */
    how: z.record(z.string().regex(/^[a-z]{2,3}$/u), z.string().max(2000)).default({}),
    /** On this machine or in the own network: then, and only then, a private address may be asked, also without TLS. */
    local: z.boolean().default(false),
    /** Values that are no secrets, for placeholders. */
    settings: z.record(settingName, text).default({}),
    /** Names of the secrets that placeholders and signatures use. */
    secrets: z.array(settingName).max(10).default([]),
    /** Our own address as the gateway reaches it, where that is not the public one. */
    callbacks: address.optional(),
    send: request,
    answer: z.strictObject({
      accepted: condition,
      ids,
      code: path.optional(),
      /** The first that holds decides; one that fits no rule and no common sense is `unknown`. */
      refusals: z
        .array(z.strictObject({ when: condition, means: z.enum(["definite-no", "failed", "opted-out", "accepted"]) }))
        .max(50)
        .default([]),
    }),
    query: z.strictObject({ request, found: condition, notFound: condition }).optional(),
    receipts: receipts.optional(),
    inbound: inbound.optional(),
    signature: signature.default({ kind: "none" }),
    /** Where numbers without a country are read (ISO 3166), for gateways that spell them so. */
    region: z
      .string()
      .regex(/^[A-Z]{2}$/u)
      .optional(),
    /** Networks that calls come from; nothing here means any. */
    from: z.array(network).max(100).default([]),
    promises: promisesShape.prefault({}),
    prices: pricesShape,
  })
  .superRefine((profile, context) => {
    const { protocol } = new URL(profile.send.address);
    if (protocol !== "https:" && !(protocol === "http:" && profile.local))
      context.addIssue({ code: "custom", path: ["send", "address"], message: "channel-address-https" });
    if (profile.promises.query !== "none" && !profile.query)
      context.addIssue({ code: "custom", path: ["promises", "query"], message: "channel-query-missing" });
    if (profile.promises.refInReceipt && !profile.receipts?.ref)
      context.addIssue({ code: "custom", path: ["promises", "refInReceipt"], message: "channel-ref-missing" });
    const { signature } = profile;
    if (signature.kind !== "none" && !profile.secrets.includes(signature.secret))
      context.addIssue({ code: "custom", path: ["signature", "secret"], message: "channel-secret-unnamed" });
    for (const name of placeholdersOf([profile.send, profile.query?.request]))
      if (!knows(profile, name))
        context.addIssue({ code: "custom", path: ["send"], message: "channel-placeholder", params: { name } });
  });
export type HttpProfile = z.infer<typeof httpProfile>;

const knows = (
  profile: { settings: Readonly<Record<string, string>>; secrets: readonly string[] },
  name: string,
): boolean =>
  (ownNames as readonly string[]).includes(name) ||
  Object.hasOwn(profile.settings, name) ||
  profile.secrets.includes(name);

/** Every name that stands in braces anywhere in a value. */
export function placeholdersOf(value: unknown): readonly string[] {
  return [...JSON.stringify(value ?? null).matchAll(/\{([a-z][a-z0-9-]*)\}/gu)].flatMap(([, name]) => name ?? []);
}
