import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { nameFor, readExchange } from "#kernel/exchange/exchange.ts";
import { exportedKinds, exportReadme } from "#kernel/export/export-readme.ts";
import { exportFormats, exportPieces } from "#kernel/export/export-stream.ts";
import { CannotStart, reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import type { Room } from "#kernel/rooms.ts";
import { kindsOf } from "#kernel/rooms.ts";
import { glossaryCsv } from "#rooms/glossary/index.ts";
import type { HouseServices } from "../services.ts";
import { roomsUnasked, withHouse } from "./beside.ts";
import { type Run, readArgs, WrongUsage, words } from "./usage.ts";

/** `export`: everything public of a kind. A file is written aside and renamed when whole. */
export const exportCommand: Run = async (args, { config, say, write }) => {
  const { values, positionals } = readArgs(args, {
    to: { type: "string" },
    format: { type: "string", default: "csv" },
  });
  const [kind = ""] = words(positionals, "the kind to write");
  const format = exportFormats.find((one) => one === values.format);
  if (!format) throw new WrongUsage(`--format may be ${exportFormats.join(" or ")}.`);
  if (kind === "glossary" && format !== "csv")
    throw new WrongUsage("The glossary is written as csv; `export term` writes its public words as jsonl.");
  const may = writable(roomsUnasked(config()));
  if (!may.includes(kind)) throw new WrongUsage(`There is nothing to write of "${kind}": it may be ${may.join(", ")}.`);
  return await withHouse(config(), say, async ({ services, rooms }) => {
    const pieces = await piecesOf(kind, format, services, rooms);
    if (values.to === undefined) for await (const piece of pieces) await write(piece);
    else {
      await toFile(values.to, pieces);
      say(`Written to ${values.to}.`);
    }
    return undefined;
  });
};

/** What may be written: everything public of a kind, the whole glossary, and what the files hold. */
function writable(rooms: readonly Room[]): readonly string[] {
  return [...exportedKinds(kindsOf(rooms)), "glossary", "readme"];
}

async function piecesOf(
  kind: string,
  format: "csv" | "jsonl",
  { db, clock }: HouseServices,
  rooms: readonly Room[],
): Promise<AsyncIterable<string>> {
  const kinds = kindsOf(rooms);
  if (kind === "glossary") return glossaryCsv(db);
  const found = kinds.get(kind);
  if (found) return exportPieces(db, found, format);
  const { names } = await readExchange(db);
  return Readable.from([exportReadme(kinds, nameFor(names, ["en"]) || "Diomede", clock.now())]);
}

async function toFile(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(unfinished));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new CannotStart(`${path} could not be written: ${reasonOf(error)}`);
  }
}
