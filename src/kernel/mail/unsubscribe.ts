import { timingSafeEqual } from "node:crypto";
import { mailSignature } from "./seal.ts";

/** What one press stops: everything about what is new, or the letter of the week. */
export const mailStreams = ["notices", "letter"] as const;
export type MailStream = (typeof mailStreams)[number];

export const unsubscribePath = "/unsubscribe/";

const signed = 17;
const whole = signed + 16;

/**
 * Stands in the address by which one stops a stream of mail without signing in. It is made of the account and a
 * signature, so that nothing is kept of it, and it works for as long as the key lasts, as old mails must.
 */
export function unsubscribeToken(account: string, stream: MailStream): string {
  const said = Buffer.concat([Buffer.from(account.replaceAll("-", ""), "hex"), Buffer.of(mailStreams.indexOf(stream))]);
  return Buffer.concat([said, mailSignature("unsubscribe", said).subarray(0, whole - signed)]).toString("base64url");
}

/** What a token stands for; null for one that this house did not make. */
export function readUnsubscribe(token: string): { readonly account: string; readonly stream: MailStream } | null {
  if (!/^[\w-]{44}$/u.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const said = bytes.subarray(0, signed);
  const stream = mailStreams[bytes[signed - 1] ?? -1];
  const right = mailSignature("unsubscribe", said).subarray(0, whole - signed);
  if (bytes.length !== whole || !stream || !timingSafeEqual(bytes.subarray(signed), right)) return null;
  const account = said.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
  return { account, stream };
}
