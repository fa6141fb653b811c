import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join, posix } from "node:path";
import { init, parse } from "es-module-lexer";

/** A file that is served under an address that names its content, so that browsers may keep it for ever. */
export interface Asset {
  readonly address: string;
  readonly type: string;
  readonly body: Buffer;
}

export interface Assets {
  /** Address of the module at a path below `src`; a path without a module is a bug. */
  script(path: string): string;
  readonly sheet: string;
  readonly icon: string;
  at(address: string): Asset | undefined;
}

/** Packages whose modules a page may import by name, each with its entry file below node_modules. */
export type AllowedPackages = Readonly<Record<string, string>>;

const shortHash = (body: string | Buffer): string => createHash("sha256").update(body).digest("base64url").slice(0, 12);

/**
 * Reads everything that browsers get: modules of every `browser/` folder below `source` (types stripped, imports led
 * to hashed addresses), the style sheets joined, and the icon. Imports may be relative or of an allowed package.
 */
export async function loadAssets(
  source: string,
  parts: { sheets: readonly URL[]; icon: URL; packages?: AllowedPackages; packageFolder?: string },
): Promise<Assets> {
  await init;
  const assets = new Map<string, Asset>();
  const keep = (asset: Asset): string => {
    assets.set(asset.address, asset);
    return asset.address;
  };
  const addresses = new Map<string, string>();
  const module = (path: string, code: string, trail: readonly string[]): string => {
    const known = addresses.get(path);
    if (known) return known;
    if (trail.includes(path))
      throw new Error(`Browser modules import each other in a circle: ${[...trail, path].join(" → ")}`);
    let out = "";
    let at = 0;
    for (const found of parse(code)[0]) {
      if (typeof found.specifier !== "string") throw new Error(`${path} imports something only known when it runs`);
      out += code.slice(at, found.start) + follow(path, found.specifier, [...trail, path]);
      at = found.end;
    }
    out += code.slice(at);
    const address = keep({
      address: `/js/${path.replace(/\.ts$/u, "")}.${shortHash(out)}.js`,
      type: "text/javascript; charset=utf-8",
      body: Buffer.from(out),
    });
    addresses.set(path, address);
    return address;
  };
  const follow = (from: string, name: string, trail: readonly string[]): string => {
    if (name.startsWith(".")) return own(posix.join(posix.dirname(from), name), trail);
    const file = parts.packages && Object.hasOwn(parts.packages, name) ? parts.packages[name] : undefined;
    if (!file || !parts.packageFolder) throw new Error(`${from} imports ${name}, which is not allowed in the browser`);
    return module(`npm/${file}`, readFileSync(join(parts.packageFolder, file), "utf8"), trail);
  };
  const own = (path: string, trail: readonly string[] = []): string => {
    const known = addresses.get(path);
    if (known) return known;
    return module(path, stripTypeScriptTypes(readFileSync(join(source, path), "utf8")), trail);
  };
  for (const path of globSync("**/browser/*.ts", { cwd: source }).sort()) {
    if (!path.endsWith(".test.ts")) own(path.replaceAll("\\", "/"));
  }
  const css = parts.sheets.map((sheet) => readFileSync(sheet, "utf8")).join("\n");
  const sheet = keep({
    address: `/css/site.${shortHash(css)}.css`,
    type: "text/css; charset=utf-8",
    body: Buffer.from(css),
  });
  const picture = readFileSync(parts.icon);
  const icon = keep({ address: `/icon.${shortHash(picture)}.svg`, type: "image/svg+xml", body: picture });
  return {
    script(path) {
      const address = addresses.get(path);
      if (!address) throw new Error(`There is no browser module ${path} in ${dirname(join(source, path))}`);
      return address;
    },
    sheet,
    icon,
    at: (address) => assets.get(address),
  };
}
