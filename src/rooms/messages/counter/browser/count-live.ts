// Tells under a message, while it is written, how it will travel and what it will cost. Without it the same stands
// there after "Save". Only text is ever put into the page, never markup.
//
// <textarea id="…" lang="ru" data-message-count="{encoding} {units} {room} {segments}" data-message-price="{price}"
//   data-part-price="2.4" data-currency="RUB" data-message-cheaper="{chars} {segments}" data-message-mixed="{words}"
//   data-message-places='{"line":"8-800-…"}'>  what {line} may become at its longest
// and below it <p id="…-count"><span data-says="count">…</span> <span data-says="price">…</span> …</p>

import { type CountSays, type CountWords, sayCount } from "../count-words.ts";

const lines: readonly (keyof CountSays)[] = ["count", "price", "cheaper", "mixed"];

export function startCountingMessages(page: Document): void {
  for (const area of Array.from(page.querySelectorAll<HTMLTextAreaElement>("textarea[data-message-count]"))) {
    const place = page.getElementById(`${area.id}-count`);
    if (place) follow(area, place, page.documentElement.lang);
  }
}

function follow(area: HTMLTextAreaElement, place: HTMLElement, language: string): void {
  const { messageCount, messagePrice, messageCheaper, messageMixed, partPrice, currency } = area.dataset;
  const words: CountWords = {
    count: messageCount ?? "",
    price: messagePrice ?? null,
    cheaper: messageCheaper ?? null,
    mixed: messageMixed ?? null,
  };
  const numbers = new Intl.NumberFormat(language);
  const each = partPrice === undefined || partPrice === "" ? Number.NaN : Number(partPrice);
  const money =
    currency === undefined || currency === ""
      ? new Intl.NumberFormat(language, { maximumFractionDigits: 4 })
      : new Intl.NumberFormat(language, { style: "currency", currency, maximumFractionDigits: 4 });
  const writing = {
    number: (n: number) => numbers.format(n),
    price: Number.isFinite(each) ? (segments: number) => money.format(segments * each) : null,
  };
  const places: Readonly<Record<string, string>> = JSON.parse(area.dataset["messagePlaces"] ?? "{}");
  const tell = () => {
    // A form sends a line break as two characters and the server makes one of them; a textarea has one.
    const says = sayCount(
      area.value.replace(/\{([a-z-]+)\}/gu, (place, name: string) => places[name] ?? place),
      words,
      writing,
    );
    for (const line of lines) {
      const part = place.querySelector(`[data-says="${line}"]`);
      if (part) part.textContent = says[line];
    }
  };
  // A screen reader is told after a pause, not at every letter.
  place.setAttribute("aria-live", "polite");
  let waiting = 0;
  area.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(tell, 300);
  });
  if (area.value !== "") tell();
}

if (typeof document !== "undefined") startCountingMessages(document);
