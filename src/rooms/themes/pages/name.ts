import type { Call } from "#kernel/web/call.ts";
import type { RawPassage } from "#kernel/wording/wording.ts";

/** A topic's name for this reader, as plain text. */
export const themeName = (call: Call, name: RawPassage | null, slug: string): string =>
  name ? call.passage(name).shown : slug.replaceAll("-", " ");
