import { createReadStream } from "node:fs";
import { FileFault } from "./faults.ts";

const mostBytes = 1024 * 1024;
const feed = 0x0a;

/**
 * The lines of a file with their line ends, as text. Memory: one line. Throws `FileFault` with the line that is longer
 * than a megabyte, is not UTF-8, or holds a null byte.
 */
export async function* readLines(path: string): AsyncGenerator<string> {
  let number = 0;
  let held: Buffer[] = [];
  let size = 0;
  const line = (): string => {
    number += 1;
    const text = textOf(Buffer.concat(held), number);
    held = [];
    size = 0;
    return text;
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    let from = 0;
    while (from < chunk.length) {
      const end = chunk.indexOf(feed, from);
      const piece = chunk.subarray(from, end < 0 ? chunk.length : end + 1);
      held.push(piece);
      size += piece.length;
      if (size > mostBytes) throw new FileFault(number + 1, "the line is longer than one megabyte");
      from += piece.length;
      if (end >= 0) yield line();
    }
  }
  if (size > 0) yield line();
}

function textOf(bytes: Buffer, number: number): string {
  if (bytes.includes(0)) throw new FileFault(number, "the line holds a null byte: this is no text file");
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return number === 1 && text.startsWith("\ufeff") ? text.slice(1) : text;
  } catch {
    throw new FileFault(number, "the line is not UTF-8: save the file as UTF-8");
  }
}
