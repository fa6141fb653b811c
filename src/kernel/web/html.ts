import { html, raw } from "hono/html";

/** Escaped HTML. The template escapes every value; only `raw` lets mark-up through, and only files of ours pass it. */
export type Html = ReturnType<typeof html>;
export { html, raw };

/** An address that a person typed, safe in `href`: http, https and mailto only; anything else leads nowhere. */
export function safeUrl(address: string): string {
  try {
    const url = new URL(address);
    return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : "#";
  } catch {
    return "#";
  }
}
