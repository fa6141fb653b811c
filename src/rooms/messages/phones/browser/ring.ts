// New messages of a telephone on the page appear by themselves. Without it one looks again.

interface Rung {
  readonly id: number;
  readonly from: "us" | "hers";
  readonly text: string;
  readonly note: string;
}

export function listen(page: Document): void {
  const place = page.querySelector<HTMLElement>("[data-phone]");
  const list = place?.querySelector("ol");
  if (!place || !list || typeof EventSource === "undefined") return;
  const { phone = "", after = "0" } = place.dataset;
  const known = new Set<number>();
  list.setAttribute("aria-live", "polite");
  const source = new EventSource(`${phone}?after=${encodeURIComponent(after)}`);
  source.addEventListener("message", (event) => {
    const rung = JSON.parse(String(event.data)) as Rung;
    if (known.has(rung.id)) return;
    known.add(rung.id);
    list.append(drawn(page, place, rung));
    list.lastElementChild?.scrollIntoView({ block: "nearest" });
  });
  page.defaultView?.addEventListener("pagehide", () => source.close());
}

function drawn(page: Document, place: HTMLElement, { from, text, note }: Rung): HTMLLIElement {
  const item = page.createElement("li");
  item.className = from;
  const who = page.createElement("span");
  who.className = "unseen";
  who.textContent = `${(from === "us" ? place.dataset.us : place.dataset.hers) ?? ""} `;
  const words = page.createElement("span");
  words.textContent = text;
  const below = page.createElement("small");
  below.textContent = note;
  item.append(who, words, below);
  return item;
}

if (typeof document !== "undefined") listen(document);
