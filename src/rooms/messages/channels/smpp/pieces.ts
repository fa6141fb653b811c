import { clustersOf } from "../../counter/clusters.ts";
import { type DefaultAlphabet, encodeDefault, encodeUcs2, fitsDefault, septetsFor } from "./alphabets.ts";
import { int16, parameter, tlvs } from "./pdu.ts";

/** One submit_sm of a text. */
export interface Piece {
  readonly esmClass: number;
  readonly dataCoding: number;
  readonly message: Buffer;
  readonly parameters: readonly Buffer[];
}

export type LongWay = "udh-8" | "udh-16" | "sar" | "payload";

const headerFollows = 0x40;

/**
 * The pieces in which a text goes. `reference` numbers the long text, modulo what its header holds; all pieces of one
 * text have the same, also when one is sent again.
 */
export function piecesOf(
  text: string,
  { alphabet, long }: { alphabet: DefaultAlphabet; long: LongWay },
  reference: number,
): readonly Piece[] {
  const small = fitsDefault(text, alphabet);
  const dataCoding = small ? 0 : 8;
  const encode = (part: string): Buffer => (small ? encodeDefault(part, alphabet) : encodeUcs2(part));
  const unitsOf = small ? septetsIn : (part: string): number => part.length;
  const plain = (message: Buffer, parameters: readonly Buffer[] = [], esmClass = 0): Piece => ({
    esmClass,
    dataCoding,
    message,
    parameters,
  });
  if (unitsOf(text) <= (small ? 160 : 70)) return [plain(encode(text))];
  if (long === "payload") return [plain(Buffer.alloc(0), [parameter(tlvs.messagePayload, encode(text))])];
  const wide = long === "udh-16";
  const parts = cut(text, small ? (wide ? 152 : 153) : wide ? 66 : 67, unitsOf);
  if (parts.length > 255) throw new RangeError("a text of more than 255 parts");
  return parts.map((part, n) =>
    long === "sar"
      ? plain(encode(part), [
          parameter(tlvs.sarRef, int16(reference & 0xffff)),
          parameter(tlvs.sarTotal, Buffer.of(parts.length)),
          parameter(tlvs.sarNumber, Buffer.of(n + 1)),
        ])
      : plain(Buffer.concat([headerOf(reference, parts.length, n + 1, wide), encode(part)]), [], headerFollows),
  );
}

/** Source: 3GPP TS 23.040, sections 9.2.3.24.1 and 9.2.3.24.8. */
function headerOf(reference: number, total: number, n: number, wide: boolean): Buffer {
  return wide
    ? Buffer.from([6, 8, 4, (reference >>> 8) & 0xff, reference & 0xff, total, n])
    : Buffer.from([5, 0, 3, reference & 0xff, total, n]);
}

function septetsIn(text: string): number {
  let sum = 0;
  for (const char of text) sum += septetsFor(char) ?? 0;
  return sum;
}

function cut(text: string, size: number, unitsOf: (text: string) => number): readonly string[] {
  const parts: string[] = [];
  let part = "";
  let used = 0;
  const put = (piece: string): void => {
    const units = unitsOf(piece);
    if (used + units > size) {
      parts.push(part);
      part = "";
      used = 0;
    }
    part += piece;
    used += units;
  };
  for (const cluster of clustersOf(text)) {
    if (unitsOf(cluster) <= size) put(cluster);
    else for (const char of cluster) put(char);
  }
  parts.push(part);
  return parts;
}
