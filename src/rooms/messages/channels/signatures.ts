import { createHmac, timingSafeEqual } from "node:crypto";
import { type CalledBack, rawFields, textFields } from "./called-back.ts";
import type { Signature } from "./http/profile.ts";

/** Whether a call is the gateway's: `id` where the gateway numbers its calls, so that one is taken once. */
export type Proof =
  | { readonly proven: true; readonly id: string | null }
  | { readonly proven: false; readonly why: "unsigned" | "wrong-signature" | "wrong-time" };

/** Calls older or newer than this are not believed: somebody may have kept them. */
const toleranceSeconds = 300;

/** Checks a call's signature; `kind: "none"` proves nothing and is not asked here. */
export function checkSignature(
  signature: Exclude<Signature, { kind: "none" }>,
  secret: string,
  call: CalledBack,
  now: Temporal.Instant,
): Proof {
  switch (signature.kind) {
    case "standard-webhooks":
      return standardWebhook(secret, call, now);
    case "twilio":
      return twilioCall(secret, call);
    case "vonage":
      return vonageCall(secret, signature.hash, call, now);
    case "hmac":
      return bodyHmac(signature, secret, call, now);
  }
}

/** Equal or not, without telling by the time it takes how far they agree. */
export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

const proof = (same: boolean, id: string | null = null): Proof =>
  same ? { proven: true, id } : { proven: false, why: "wrong-signature" };

function isNow(seconds: string | null, now: Temporal.Instant): boolean {
  if (seconds === null || !/^\d{1,13}$/u.test(seconds)) return false;
  return Math.abs(Number(seconds) - now.epochMilliseconds / 1000) <= toleranceSeconds;
}

function standardWebhook(secret: string, { headers, body }: CalledBack, now: Temporal.Instant): Proof {
  const [id, time, given] = [
    headers.get("webhook-id"),
    headers.get("webhook-timestamp"),
    headers.get("webhook-signature"),
  ];
  if (!id || !time || !given || id.length > 200) return { proven: false, why: "unsigned" };
  const key = secret.startsWith("whsec_") ? Buffer.from(secret.slice(6), "base64") : Buffer.from(secret);
  const wanted = createHmac("sha256", key).update(`${id}.${time}.`).update(body).digest();
  const same = given
    .split(" ")
    .filter((one) => one.startsWith("v1,"))
    .some((one) => sameBytes(wanted, Buffer.from(one.slice(3), "base64")));
  if (!same) return { proven: false, why: "wrong-signature" };
  return isNow(time, now) ? { proven: true, id } : { proven: false, why: "wrong-time" };
}

function twilioCall(secret: string, { headers, url, method, body }: CalledBack): Proof {
  const given = headers.get("x-twilio-signature");
  if (!given) return { proven: false, why: "unsigned" };
  const fields = method === "POST" ? textFields(rawFields(body.toString("latin1"))) : {};
  const signed = Object.keys(fields)
    .sort()
    .reduce((text, name) => `${text}${name}${fields[name]}`, url.href);
  return proof(sameBytes(createHmac("sha1", secret).update(signed).digest(), Buffer.from(given, "base64")));
}

function vonageCall(secret: string, hash: "sha256" | "sha512", call: CalledBack, now: Temporal.Instant): Proof {
  const sent = call.method === "POST" ? call.body.toString("latin1") : call.url.search.slice(1);
  const fields = textFields(rawFields(sent));
  const given = fields["sig"];
  if (!given) return { proven: false, why: "unsigned" };
  const signed = Object.keys(fields)
    .filter((name) => name !== "sig")
    .sort()
    .map((name) => `&${name}=${(fields[name] ?? "").replace(/[&=]/gu, "_")}`)
    .join("");
  if (!sameBytes(createHmac(hash, secret).update(signed).digest(), Buffer.from(given, "hex")))
    return { proven: false, why: "wrong-signature" };
  return isNow(fields["timestamp"] ?? null, now) ? { proven: true, id: null } : { proven: false, why: "wrong-time" };
}

function bodyHmac(
  { header, timestampHeader, hash, encoding }: Extract<Signature, { kind: "hmac" }>,
  secret: string,
  { headers, body }: CalledBack,
  now: Temporal.Instant,
): Proof {
  const given = headers.get(header);
  const time = timestampHeader === undefined ? null : headers.get(timestampHeader);
  if (!given || (timestampHeader !== undefined && !time)) return { proven: false, why: "unsigned" };
  const wanted = createHmac(hash, secret)
    .update(body)
    .update(time ?? "")
    .digest();
  if (!sameBytes(wanted, Buffer.from(given.replace(/^sha(256|512)=/u, ""), encoding)))
    return { proven: false, why: "wrong-signature" };
  if (timestampHeader !== undefined && !isNow(time, now)) return { proven: false, why: "wrong-time" };
  return { proven: true, id: null };
}
