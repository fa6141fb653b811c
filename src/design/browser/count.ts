// Tells while typing how many characters are left. Without it the limit stands in words below the field.

/** Characters as a person counts them; a line break is one. */
export const lengthOf = (text: string): number => Array.from(text.replace(/\r\n/gu, "\n")).length;

export function startCounting(page: Document): void {
  for (const area of Array.from(page.querySelectorAll<HTMLTextAreaElement>("textarea[data-limit]"))) {
    const place = page.getElementById(`${area.id}-limit`);
    if (!place) continue;
    const limit = Number(area.dataset.limit);
    const numbers = new Intl.NumberFormat(page.documentElement.lang);
    let waiting = 0;
    const tell = () => {
      const left = limit - lengthOf(area.value);
      const words = (left < 0 ? area.dataset.over : area.dataset.left) ?? "#";
      place.textContent = words.replace("#", numbers.format(Math.abs(left)));
      place.classList.toggle("over", left < 0);
    };
    // A screen reader is told after a pause, not at every letter.
    place.setAttribute("aria-live", "polite");
    area.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(tell, 400);
    });
    if (area.value !== "") tell();
  }
}

if (typeof document !== "undefined") startCounting(document);
