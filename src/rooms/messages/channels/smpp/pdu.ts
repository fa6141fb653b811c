// SMPP 3.4, as far as a transceiver needs it. Every read is bounded by the PDU it reads from; what does not fit is a
// MalformedPdu, never a wait and never a read beyond. Source: SMPP v3.4 issue 1.2, sections 3 to 5.

export const commands = {
  submitSm: 0x4,
  deliverSm: 0x5,
  unbind: 0x6,
  bindTransceiver: 0x9,
  enquireLink: 0x15,
  dataSm: 0x103,
  genericNack: 0x80000000,
} as const;
export const responseTo = (command: number): number => (command | 0x80000000) >>> 0;
export const isResponse = (command: number): boolean => command >= 0x80000000;

export const tlvs = {
  userMessageReference: 0x0204,
  sarRef: 0x020c,
  sarTotal: 0x020e,
  sarNumber: 0x020f,
  receiptedMessageId: 0x001e,
  networkErrorCode: 0x0423,
  messagePayload: 0x0424,
  messageState: 0x0427,
} as const;

export interface Pdu {
  readonly command: number;
  readonly status: number;
  readonly sequence: number;
  readonly body: Buffer;
}

export class MalformedPdu extends Error {
  override readonly name = "MalformedPdu";
}

export const headBytes = 16;
/** The longest message_payload is 64 KiB, and nothing else comes near. */
export const mostBytes = 64 * 1024;

export function writePdu({ command, status, sequence, body }: Pdu): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(headBytes + body.length, 0);
  head.writeUInt32BE(command, 4);
  head.writeUInt32BE(status, 8);
  head.writeUInt32BE(sequence, 12);
  return Buffer.concat([head, body]);
}

/** Cuts a stream into PDUs. Holds at most one PDU and what came with it; throws MalformedPdu for an impossible length. */
export function pduReader(): (piece: Buffer) => readonly Pdu[] {
  let held: Buffer = Buffer.alloc(0);
  return (piece) => {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    const whole: Pdu[] = [];
    let at = 0;
    while (held.length - at >= headBytes || (held.length - at >= 4 && !lengthIsPossible(held, at))) {
      if (!lengthIsPossible(held, at)) throw new MalformedPdu("length");
      const length = held.readUInt32BE(at);
      if (held.length - at < length) break;
      whole.push({
        command: held.readUInt32BE(at + 4),
        status: held.readUInt32BE(at + 8),
        sequence: held.readUInt32BE(at + 12),
        body: Buffer.from(held.subarray(at + headBytes, at + length)),
      });
      at += length;
    }
    held = Buffer.from(held.subarray(at));
    return whole;
  };
}

function lengthIsPossible(held: Buffer, at: number): boolean {
  const length = held.readUInt32BE(at);
  return length >= headBytes && length <= mostBytes;
}

/** Reads fields one after the other. */
function fieldsOf(body: Buffer) {
  let at = 0;
  const need = (count: number): void => {
    if (at + count > body.length) throw new MalformedPdu("too short");
  };
  return {
    int8(): number {
      need(1);
      at += 1;
      return body.readUInt8(at - 1);
    },
    /** Up to the null byte; `most` counts it. */
    text(most: number): string {
      const end = body.indexOf(0, at);
      if (end < 0 || end - at >= most) throw new MalformedPdu("text without end");
      const found = body.toString("latin1", at, end);
      at = end + 1;
      return found;
    },
    bytes(count: number): Buffer {
      need(count);
      at += count;
      return body.subarray(at - count, at);
    },
    /** What follows: parameters with tag and length. The first of several with one tag counts. */
    parameters(): ReadonlyMap<number, Buffer> {
      const found = new Map<number, Buffer>();
      while (at < body.length) {
        need(4);
        const [tag, length] = [body.readUInt16BE(at), body.readUInt16BE(at + 2)];
        at += 4;
        need(length);
        if (!found.has(tag)) found.set(tag, body.subarray(at, at + length));
        at += length;
      }
      return found;
    },
  };
}

export interface Delivery {
  readonly from: string;
  readonly fromTon: number;
  readonly to: string;
  readonly esmClass: number;
  readonly dataCoding: number;
  /** With its header, where esmClass says that there is one. */
  readonly message: Buffer;
  readonly parameters: ReadonlyMap<number, Buffer>;
}

/** deliver_sm or data_sm. */
export function readDelivery({ command, body }: Pdu): Delivery {
  const fields = fieldsOf(body);
  fields.text(6);
  const data = command === commands.dataSm;
  const fromTon = fields.int8();
  fields.int8();
  const from = fields.text(data ? 65 : 21);
  fields.bytes(2);
  const to = fields.text(data ? 65 : 21);
  const esmClass = fields.int8();
  if (data) {
    fields.int8();
    const dataCoding = fields.int8();
    const parameters = fields.parameters();
    const message = parameters.get(tlvs.messagePayload) ?? Buffer.alloc(0);
    return { from, fromTon, to, esmClass, dataCoding, message, parameters };
  }
  fields.bytes(2);
  fields.text(17);
  fields.text(17);
  fields.bytes(2);
  const dataCoding = fields.int8();
  fields.int8();
  const short = fields.bytes(fields.int8());
  const parameters = fields.parameters();
  const message = short.length > 0 ? short : (parameters.get(tlvs.messagePayload) ?? short);
  return { from, fromTon, to, esmClass, dataCoding, message, parameters };
}

/** The gateway's id of a message; some answer a refusal with nothing at all. */
export function readSubmitted({ body }: Pdu): string {
  return body.length === 0 ? "" : fieldsOf(body).text(65);
}

const text = (value: string, most: number): Buffer => {
  const bytes = Buffer.from(value, "latin1");
  if (bytes.length >= most || bytes.includes(0)) throw new RangeError("a field of SMPP is too long");
  return Buffer.concat([bytes, Buffer.of(0)]);
};

export const parameter = (tag: number, value: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(tag, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value]);
};

export const int16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
};

export function bindBody(bind: { systemId: string; password: string; systemType: string }): Buffer {
  return Buffer.concat([
    text(bind.systemId, 16),
    // The standard has room for eight letters, and gateways give longer ones.
    text(bind.password, 65),
    text(bind.systemType, 13),
    Buffer.of(0x34, 0, 0),
    text("", 41),
  ]);
}

export interface Submission {
  readonly sender: { readonly address: string; readonly ton: number; readonly npi: number };
  readonly recipient: { readonly address: string; readonly ton: number; readonly npi: number };
  readonly esmClass: number;
  readonly validity: string;
  readonly dataCoding: number;
  readonly message: Buffer;
  readonly parameters: readonly Buffer[];
}

export function submitBody(one: Submission): Buffer {
  if (one.message.length > 254) throw new RangeError("a short message is too long");
  return Buffer.concat([
    text("", 6),
    Buffer.of(one.sender.ton, one.sender.npi),
    text(one.sender.address, 21),
    Buffer.of(one.recipient.ton, one.recipient.npi),
    text(one.recipient.address, 21),
    Buffer.of(one.esmClass, 0, 0),
    text("", 17),
    text(one.validity, 17),
    // A receipt is asked for; a message of the same number is not replaced; no canned text.
    Buffer.of(1, 0, one.dataCoding, 0, one.message.length),
    one.message,
    ...one.parameters,
  ]);
}

/** A point in time as SMPP spells it, UTC. */
export function absoluteTime(at: Temporal.Instant): string {
  const { year, month, day, hour, minute, second } = at.toZonedDateTimeISO("UTC");
  const pair = (value: number): string => String(value % 100).padStart(2, "0");
  return `${[year, month, day, hour, minute, second].map(pair).join("")}000+`;
}
