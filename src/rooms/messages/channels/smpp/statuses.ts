import type { Answer } from "../channel.ts";
import type { Submitted } from "./line.ts";

/** Surely not taken, and may be taken later. Source: SMPP 3.4, section 5.1.3. */
const notNow = new Set([
  0x04, // not bound in that way
  0x0d, // bind failed
  0x14, // queue full
  0x58, // throttled
]);
/** Surely not taken, and never will be. */
const never = new Set([
  0x01, // length of the message
  0x02, // length of the command
  0x03, // no such command
  0x06,
  0x07, // priority, registered delivery
  0x0a,
  0x0b, // source, destination address
  0x33,
  0x34,
  0x40, // lists of recipients
  0x42,
  0x43,
  0x44, // submission with these values is not supported
  0x48,
  0x49,
  0x50,
  0x51, // kind of address
  0x53,
  0x54,
  0x55,
  0x61,
  0x62,
  0x63, // type, replacing, canned text, schedule, validity
  0xc0,
  0xc1,
  0xc2,
  0xc3,
  0xc4, // parameters
]);

/** What an answer to submit_sm means. A system error (0x08) or a code nobody knows does not say that it was not taken. */
export function meaningOf(
  submitted: Submitted,
  own: {
    readonly definiteNo: readonly number[];
    readonly failed: readonly number[];
    readonly optedOut: readonly number[];
  },
): Answer {
  if ("lost" in submitted)
    return submitted.lost === "before"
      ? { outcome: "definite-no", code: submitted.code, why: "the line does not stand" }
      : { outcome: "unknown", code: submitted.code, why: "the line broke while the gateway had the message" };
  const { status, id } = submitted;
  if (status === 0)
    return id === ""
      ? { outcome: "unknown", code: "no-id", why: "the gateway accepted it and gave no id" }
      : { outcome: "accepted", ids: [id] };
  const code = `0x${status.toString(16).padStart(2, "0")}`;
  const why = `the gateway answered ${code}`;
  if (own.optedOut.includes(status)) return { outcome: "failed", code, why, optedOut: true };
  if (own.failed.includes(status)) return { outcome: "failed", code, why, optedOut: false };
  if (own.definiteNo.includes(status) || notNow.has(status)) return { outcome: "definite-no", code, why };
  if (never.has(status)) return { outcome: "failed", code, why, optedOut: false };
  return { outcome: "unknown", code, why };
}
