// The alphabet of the networks, a byte for each septet. Source: 3GPP TS 23.038, section 6.2.1.
const basic =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const extension: Readonly<Record<string, number>> = {
  "\f": 0x0a,
  "^": 0x14,
  "{": 0x28,
  "}": 0x29,
  "\\": 0x2f,
  "[": 0x3c,
  "~": 0x3d,
  "]": 0x3e,
  "|": 0x40,
  "€": 0x65,
};
const escapeCode = 0x1b;
const codes = new Map<string, readonly number[]>([
  ...[...basic].map((char, code): [string, readonly number[]] => [char, [code]]),
  ...Object.entries(extension).map(([char, code]): [string, readonly number[]] => [char, [escapeCode, code]]),
]);
codes.delete("\u001b");
const extended = new Map(Object.entries(extension).map(([char, code]) => [code, char]));

/** Septets of a character in the networks' alphabet; null where it is not in it. */
export const septetsFor = (char: string): number | null => codes.get(char)?.length ?? null;

/** A byte for each septet. Throws RangeError for a character that the alphabet lacks. */
export function encodeGsm(text: string): Buffer {
  return Buffer.from(
    [...text].flatMap((char) => {
      const code = codes.get(char);
      if (!code) throw new RangeError("a character outside of the alphabet");
      return [...code];
    }),
  );
}

/** What a phone shows: an escape before a code that means nothing is a space, as the standard says. */
export function decodeGsm(bytes: Buffer): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 1) {
    const code = bytes[at] ?? 0;
    if (code !== escapeCode) text += basic[code & 0x7f] ?? " ";
    else {
      at += 1;
      text += extended.get(bytes[at] ?? -1) ?? (at < bytes.length ? (basic[(bytes[at] ?? 0) & 0x7f] ?? " ") : "");
    }
  }
  return text;
}

export type DefaultAlphabet = "gsm" | "latin1" | "ascii";

/** Whether the gateway's default alphabet carries a text, and the network's behind it too. */
export function fitsDefault(text: string, alphabet: DefaultAlphabet): boolean {
  const highest = { gsm: Number.POSITIVE_INFINITY, latin1: 0xff, ascii: 0x7f }[alphabet];
  for (const char of text) if (!codes.has(char) || (char.codePointAt(0) ?? 0) > highest) return false;
  return true;
}

export const encodeDefault = (text: string, alphabet: DefaultAlphabet): Buffer =>
  alphabet === "gsm" ? encodeGsm(text) : Buffer.from(text, "latin1");

export const encodeUcs2 = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();

/** Text of bytes by the data_coding they came with. Source: SMPP 3.4, section 5.2.19; 3GPP TS 23.038, section 4. */
export function decodeText(bytes: Buffer, dataCoding: number, alphabet: DefaultAlphabet): string {
  const ucs2 = dataCoding === 8 || ((dataCoding & 0xc0) === 0 && (dataCoding & 0x0c) === 0x08 && dataCoding > 0x0f);
  if (ucs2) return new TextDecoder("utf-16be").decode(bytes.subarray(0, bytes.length & ~1));
  if (dataCoding === 0 && alphabet === "gsm") return decodeGsm(bytes);
  if (dataCoding === 6) return new TextDecoder("iso-8859-5").decode(bytes);
  if (dataCoding >= 0x10 && (dataCoding & 0x0c) === 0) return decodeGsm(bytes);
  return bytes.toString("latin1");
}
