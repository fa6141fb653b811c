import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { type ChannelKind, profileOf } from "./described.ts";

/** A description that is ready but for the account at the gateway. */
export interface ReadyProfile {
  readonly name: string;
  readonly kind: ChannelKind;
  /** As it lies in the file: what a coordinator begins with. */
  readonly text: string;
  readonly title: Readonly<Record<string, string>>;
  readonly how: Readonly<Record<string, string>>;
}

const folder = fileURLToPath(new URL(".", import.meta.url));
let kept: readonly ReadyProfile[] | null = null;

/** Ready descriptions in the order of their names. */
export function readyProfiles(): readonly ReadyProfile[] {
  kept ??= globSync("*/profiles/*.json", { cwd: folder })
    .sort()
    .map((file) => {
      const text = readFileSync(`${folder}/${file}`, "utf8");
      const profile = profileOf(JSON.parse(text) as unknown);
      return {
        name: basename(file, ".json"),
        kind: profile.kind,
        text,
        title: profile.title,
        how: "how" in profile ? profile.how : {},
      };
    });
  return kept;
}

export const readyProfile = (name: string): ReadyProfile | undefined =>
  readyProfiles().find((one) => one.name === name);
