import MarkdownIt from "markdown-it";
import { type Html, raw } from "#kernel/web/html.ts";

// Without HTML in it, and with addresses checked by markdown-it itself (no javascript:, vbscript:, file: or data:).
const reader = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable("image");

/** Markdown of coordinators as HTML: headings begin at `h2`, no HTML of their own, no pictures from elsewhere. */
export function markdown(text: string): Html {
  const tokens = reader.parse(text, {});
  for (const token of tokens) {
    if (token.type !== "heading_open" && token.type !== "heading_close") continue;
    token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 1)}`;
  }
  return raw(reader.renderer.render(tokens, reader.options, {}));
}
