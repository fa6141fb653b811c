import { Refusal } from "#kernel/refusal.ts";
import type { FormInput } from "./call.ts";
import type { FormState } from "./form-state.ts";

/** The largest form: a long telling with its translation fits many times. */
const mostBytes = 512 * 1024;
const mostFields = 400;

// Control marks have no place in what people write; marks that turn the direction of everything after them are used
// to disguise names (U+202A–U+202E, U+2066–U+2069). The single-letter marks that right-to-left writers need stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** Text as it is kept: NFC, line feeds, without control marks and halves of letters. */
export function cleanText(text: string): string {
  return text.toWellFormed().normalize("NFC").replace(/\r\n?/gu, "\n").replace(unwanted, "");
}

/**
 * Reads a posted form; one in parts (multipart) only where `parts` says so, and with files only where `file` says how
 * large they may be together. Refusals: 413 too large, 415 another type, 400 not UTF-8.
 */
export async function readFormInput(request: Request, { parts = false, file = 0 } = {}): Promise<FormInput> {
  const most = mostBytes + file;
  const stated = request.headers.get("content-type") ?? "";
  const type = stated.split(";")[0]?.trim().toLowerCase() ?? "";
  const inParts = (parts || file > 0) && type === "multipart/form-data";
  if (type !== "application/x-www-form-urlencoded" && !inParts) throw new Refusal(415, "form-type");
  const declared = Number(request.headers.get("content-length") ?? "0");
  if (declared > most) throw new Refusal(413, "form-too-large");
  const pieces: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const piece of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += piece.byteLength;
      if (size > most) throw new Refusal(413, "form-too-large");
      pieces.push(piece);
    }
  }
  const values = new Map<string, string[]>();
  const files = new Map<string, string>();
  let fields = 0;
  const body = Buffer.concat(pieces);
  const keep = file > 0 ? files : null;
  for (const [name, value] of inParts ? await partsOf(body, stated, keep) : decode(body.toString("latin1"))) {
    fields += 1;
    if (fields > mostFields) throw new Refusal(413, "form-too-large");
    const list = values.get(name);
    if (list) list.push(value);
    else values.set(name, [value]);
  }
  return formInput(values, files);
}

// URLSearchParams would turn broken UTF-8 into replacement marks and keep the wreck; a refusal is honest.
function* decode(body: string): Generator<[string, string]> {
  for (const pair of body.split("&")) {
    if (pair === "") continue;
    const cut = pair.indexOf("=");
    const part = (text: string): string => {
      try {
        return cleanText(decodeURIComponent(text.replace(/\+/gu, " ")));
      } catch {
        throw new Refusal(400, "form-encoding");
      }
    };
    yield cut < 0 ? [part(pair), ""] : [part(pair.slice(0, cut)), part(pair.slice(cut + 1))];
  }
}

/** The fields in parts; texts of files go into `files`, or nowhere where none are taken. */
async function partsOf(
  body: Buffer<ArrayBuffer>,
  type: string,
  files: Map<string, string> | null,
): Promise<[string, string][]> {
  try {
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    for (const [name, value] of form)
      if (files && typeof value !== "string")
        files.set(cleanText(name), cleanText(textOf(new Uint8Array(await value.arrayBuffer()))));
    return [...form].flatMap(([name, value]) =>
      typeof value === "string" ? [[cleanText(name), cleanText(value)] as [string, string]] : [],
    );
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, "form-encoding");
  }
}

/** Spreadsheets write UTF-8 or, with a mark in front, UTF-16; anything else would be guessed, and is refused. */
function textOf(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(wide ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(415, "form-file-encoding");
  }
}

export function formInput(
  values: ReadonlyMap<string, readonly string[]>,
  files: ReadonlyMap<string, string> = new Map(),
): FormInput {
  return {
    get: (name) => values.get(name)?.[0] ?? "",
    all: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
    file: (name) => files.get(name) ?? "",
    entries: () => [...values].flatMap(([name, list]) => list.map((value) => [name, value] as const)),
  };
}

export const emptyForm: FormInput = formInput(new Map());

/** What a form shows again after a refusal: everything typed, except what must not go back over the line. */
export function typedState(form: FormInput, errors: FormState["errors"] = {}): FormState {
  const values: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of form.entries()) {
    if (name === "token" || name.startsWith("password")) continue;
    const before = values[name];
    values[name] = before === undefined ? value : [...(typeof before === "string" ? [before] : before), value];
  }
  return { values, errors };
}
