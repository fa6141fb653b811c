import type { Words } from "#kernel/language/words.ts";
import { type Html, html, raw } from "#kernel/web/html.ts";
import type { Slot } from "./slot.ts";

export interface Shore {
  /** The side's name in the reader's language. */
  readonly name: Slot;
  /** Its clock: a place as people name it, and an IANA zone. */
  readonly place?: string;
  readonly zone?: string;
  /** Beside the name, such as how many told it. */
  readonly note?: Slot;
  readonly body: Slot;
}

/**
 * Sides beside each other with the date line between them; it lies across where there is no room, and
 * between more than three. `now` is the instant
 * that the clocks show; without it there are none.
 */
export function dateLine(
  t: Words,
  shores: readonly Shore[],
  options: { now?: string | Temporal.Instant; level?: 2 | 3 | 4 } = {},
): Html {
  const heading = raw(`h${options.level ?? 3}`);
  return html`<div class="shores shores-${shores.length}">${shores.map(
    (shore) =>
      html`<section class="shore"><div class="shore-head"><${heading}>${shore.name}</${heading}>${clock(t, shore, options.now)}${shore.note ? html`<span>${shore.note}</span>` : ""}</div>${shore.body}</section>`,
  )}</div>`;
}

function clock(t: Words, { place, zone }: Shore, now: string | Temporal.Instant | undefined): Slot {
  if (zone === undefined || now === undefined) return "";
  const time = html`<time datetime="${typeof now === "string" ? now : now.toString()}">${t.clock(now, zone)}</time>`;
  return html`<span>${place ? html`${place} ` : ""}${time}</span>`;
}
