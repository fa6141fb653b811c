import type { Receipt, ReceiptStatus } from "../channel.ts";
import { type DefaultAlphabet, decodeText } from "./alphabets.ts";
import { type Delivery, tlvs } from "./pdu.ts";

/** What the network says of a message that we sent. `mark` is our user_message_reference, where it comes back. */
export interface SmppReceipt extends Omit<Receipt, "ref"> {
  readonly mark: number | null;
}

/** A text that somebody wrote, or a part of it. */
export interface SmppText {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly part: { readonly ref: number; readonly total: number; readonly n: number } | null;
}

/** Source: SMPP 3.4, section 5.2.12. */
export const isReceipt = ({ esmClass }: Delivery): boolean => [0x04, 0x20].includes(esmClass & 0x3c);

const byState: Readonly<Record<number, ReceiptStatus>> = {
  1: "enroute",
  2: "delivered",
  3: "undelivered",
  4: "failed",
  5: "undelivered",
  6: "accepted",
  7: "enroute",
  8: "failed",
};
const byWord: Readonly<Record<string, ReceiptStatus>> = {
  ENROUTE: "enroute",
  DELIVRD: "delivered",
  EXPIRED: "undelivered",
  DELETED: "failed",
  UNDELIV: "undelivered",
  ACCEPTD: "accepted",
  UNKNOWN: "enroute",
  REJECTD: "failed",
};

/** Reads a receipt by its parameters, or else by its text; null when neither says which message and what. */
export function readReceipt(delivery: Delivery): SmppReceipt | null {
  const { parameters, message } = delivery;
  const said = message.toString("latin1");
  const word = (name: string): string => new RegExp(`\\b${name}:([^\\s]{1,65})`, "iu").exec(said)?.[1] ?? "";
  const id = textOf(parameters.get(tlvs.receiptedMessageId)) || word("id");
  const state = parameters.get(tlvs.messageState)?.[0];
  const status = (state === undefined ? undefined : byState[state]) ?? byWord[word("stat").slice(0, 7).toUpperCase()];
  if (id === "" || status === undefined) return null;
  const network = parameters.get(tlvs.networkErrorCode);
  const code = network?.length === 3 ? String(network.readUInt16BE(1)) : word("err");
  const mark = parameters.get(tlvs.userMessageReference);
  return {
    id,
    part: 1,
    status,
    code: /^0*$/u.test(code) ? "" : code,
    mark: mark?.length === 2 ? mark.readUInt16BE() : null,
  };
}

const textOf = (bytes: Buffer | undefined): string => bytes?.toString("latin1").replace(/\0.*$/su, "") ?? "";

/** Reads what somebody wrote; a header that is broken is read as text, so that nothing is lost. */
export function readText(delivery: Delivery, alphabet: DefaultAlphabet): SmppText {
  const { from, to, message, esmClass, dataCoding, parameters } = delivery;
  const header = esmClass & 0x40 ? headerIn(message) : null;
  const text = decodeText(header ? message.subarray(header.length) : message, dataCoding, alphabet);
  return { from, to, text, part: header?.part ?? sarPart(parameters) };
}

function headerIn(message: Buffer): { length: number; part: SmppText["part"] } | null {
  const length = (message[0] ?? 0) + 1;
  if (message.length === 0 || length > message.length) return null;
  let part: SmppText["part"] = null;
  let at = 1;
  while (at + 2 <= length) {
    const [element = 0, size = 0] = [message[at], message[at + 1]];
    const data = message.subarray(at + 2, Math.min(at + 2 + size, length));
    if (element === 0 && data.length === 3) part = partOf(data[0] ?? 0, data[1] ?? 0, data[2] ?? 0);
    if (element === 8 && data.length === 4) part = partOf(data.readUInt16BE(0), data[2] ?? 0, data[3] ?? 0);
    at += 2 + size;
  }
  return { length, part };
}

function sarPart(parameters: ReadonlyMap<number, Buffer>): SmppText["part"] {
  const ref = parameters.get(tlvs.sarRef);
  const [total, n] = [parameters.get(tlvs.sarTotal)?.[0], parameters.get(tlvs.sarNumber)?.[0]];
  return ref?.length === 2 && total !== undefined && n !== undefined ? partOf(ref.readUInt16BE(), total, n) : null;
}

const partOf = (ref: number, total: number, n: number): SmppText["part"] =>
  total > 1 && n >= 1 && n <= total ? { ref, total, n } : null;
