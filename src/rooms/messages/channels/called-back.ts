/** A gateway's call, as it came: nothing in it is believed yet. */
export interface CalledBack {
  readonly method: string;
  /** The address that the gateway called, as it knows it. */
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Fields as bytes: in which letters they are may stand in one of them. */
export type RawFields = ReadonlyMap<string, Buffer>;

const mostFields = 200;

/** Reads `a=b&c=d` without deciding what letters the bytes are. The first of several fields of one name counts. */
export function rawFields(text: string): RawFields {
  const fields = new Map<string, Buffer>();
  for (const pair of text.split("&").slice(0, mostFields)) {
    if (pair === "") continue;
    const cut = pair.indexOf("=");
    const name = unescaped(cut < 0 ? pair : pair.slice(0, cut)).toString("utf8");
    if (!fields.has(name)) fields.set(name, cut < 0 ? Buffer.alloc(0) : unescaped(pair.slice(cut + 1)));
  }
  return fields;
}

function unescaped(text: string): Buffer {
  const bytes: number[] = [];
  const plain = Buffer.from(text, "latin1");
  for (let at = 0; at < plain.length; at += 1) {
    const byte = plain[at] ?? 0;
    const code = byte === 37 ? Number.parseInt(text.slice(at + 1, at + 3), 16) : Number.NaN;
    if (byte === 37 && /^[0-9a-f]{2}$/iu.test(text.slice(at + 1, at + 3))) {
      bytes.push(code);
      at += 2;
    } else bytes.push(byte === 43 ? 32 : byte);
  }
  return Buffer.from(bytes);
}

/** Fields as text. Throws RangeError for a name of letters that nobody knows. */
export function textFields(fields: RawFields, charset = "utf-8"): Readonly<Record<string, string>> {
  const decoder = new TextDecoder(charset);
  const texts: Record<string, string> = Object.create(null);
  for (const [name, bytes] of fields) texts[name] = decoder.decode(bytes);
  return texts;
}
