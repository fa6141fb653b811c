import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";

const aliases: Record<string, string> = {
  "#kernel/": "src/kernel/",
  "#design/": "src/design/",
  "#rooms/": "src/rooms/",
  "#testing/": "testing/",
  "#schema": "db/schema.ts",
};

interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Imports types only, which are gone when the program runs. */
  readonly types: boolean;
}

const arrows: Arrow[] = globSync("src/**/*.ts").flatMap((file) => {
  const from = file.replaceAll("\\", "/");
  const text = readFileSync(file, "utf8");
  return [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s)?[^"';]*?from\s+"([^"]+)"|import\("([^"]+)"\)/gu),
  ].flatMap(([, types, stated, dynamic]) => {
    const to = targetOf(from, stated ?? dynamic ?? "");
    return to === null ? [] : [{ from, to, types: types !== undefined }];
  });
});

function targetOf(from: string, name: string): string | null {
  if (name.startsWith(".")) return posix.join(posix.dirname(from), name);
  for (const [alias, folder] of Object.entries(aliases))
    if (name.startsWith(alias)) return folder + name.slice(alias.length);
  return null;
}

const isTest = (file: string): boolean => file.endsWith(".test.ts");
const roomOf = (file: string): string | null => /^src\/rooms\/([^/]+)\//u.exec(file)?.[1] ?? null;

function breaches(law: (arrow: Arrow) => boolean): string[] {
  return arrows.filter((arrow) => !isTest(arrow.from) && !law(arrow)).map((arrow) => `${arrow.from} → ${arrow.to}`);
}

test("the kernel knows no room and no design", () => {
  assert.deepEqual(
    breaches(
      ({ from, to }) => !from.startsWith("src/kernel/") || to.startsWith("src/kernel/") || to === "db/schema.ts",
    ),
    [],
  );
});

test("design knows only itself and what of the kernel needs no database", () => {
  const pure = [
    "src/kernel/language/",
    "src/kernel/web/html.ts",
    "src/kernel/web/form-state.ts",
    "src/kernel/wording/passage.ts",
  ];
  assert.deepEqual(
    breaches(
      ({ from, to }) =>
        !from.startsWith("src/design/") || to.startsWith("src/design/") || pure.some((part) => to.startsWith(part)),
    ),
    [],
  );
});

test("a room uses another room only through its door", () => {
  assert.deepEqual(
    breaches(({ from, to }) => {
      const [own, other] = [roomOf(from), roomOf(to)];
      return own === null || other === null || own === other || to === `src/rooms/${other}/index.ts`;
    }),
    [],
  );
});

test("only the composition root knows the routes of a room, and nobody outside a room its inside", () => {
  const roots = ["src/rooms.ts"];
  assert.deepEqual(
    breaches(({ from, to }) => {
      const other = roomOf(to);
      if (other === null || roomOf(from) !== null) return true;
      return to === `src/rooms/${other}/index.ts` || (roots.includes(from) && to === `src/rooms/${other}/room.ts`);
    }),
    [],
  );
});

test("pages run no commands and hold no database", () => {
  assert.deepEqual(
    breaches(({ from, to, types }) => {
      if (!/\/pages(\/|\.ts$)/u.test(from) || types) return true;
      return (
        !/\/commands(\.ts|\/)/u.test(to) && !to.startsWith("src/kernel/database/") && !/(^|\/)making\.ts$/u.test(to)
      );
    }),
    [],
  );
});

test("domain files do no input or output", () => {
  assert.deepEqual(
    breaches(({ from, to, types }) => {
      if (!/\/domain\.ts$/u.test(from) || types) return true;
      return (
        /\/domain\.ts$/u.test(to) ||
        to.startsWith("src/kernel/rights/") ||
        to.startsWith("src/kernel/language/") ||
        to.startsWith("src/kernel/refusal")
      );
    }),
    [],
  );
});

test("the program never reaches for the tests' helpers", () => {
  assert.deepEqual(
    breaches(({ to }) => !to.startsWith("testing/")),
    [],
  );
});
