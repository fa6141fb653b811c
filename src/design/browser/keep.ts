// Keeps what is typed into a form in this browser until it is sent, and offers it again where it was lost. Nothing is
// kept of passwords, of hidden fields, and of forms that do not ask for it. Without script nothing of it is seen.

/** Names and values as a form would send them. */
type Values = [name: string, value: string][];
interface Text {
  readonly at: number;
  readonly values: Values;
}
/** `live` is what stands in the form now; `older` was lost once and is offered, the newest first. */
interface Kept {
  live: Text | null;
  older: Text[];
}

const prefix = "diomede-kept ";
/** Of this tab: the form that was sent last, until a page says that it was taken. */
const sent = "diomede-sent";
const off = "diomede-keep-off";
const longest = 7 * 86_400_000;
const mostOlder = 3;
const mostLetters = 200_000;

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
interface Stores {
  readonly tab: Storage;
  readonly browser: Storage;
}

/** Null where the browser keeps nothing for us (it may be told so): then forms are as they are without script. */
function storesOf(view: Window): Stores | null {
  try {
    return { tab: view.sessionStorage, browser: view.localStorage };
  } catch {
    return null;
  }
}

function read(store: Storage, key: string): Kept {
  try {
    const { live, older } = JSON.parse(store.getItem(key) || "{}") as Partial<Kept>;
    const young = (one: Text | null | undefined): one is Text => !!one && one.at > Date.now() - longest;
    return { live: young(live) ? live : null, older: (older || []).filter(young) };
  } catch {
    return { live: null, older: [] };
  }
}

function write(store: Storage, key: string, { live, older }: Kept): void {
  const said = JSON.stringify({ live, older });
  if (!live && older.length === 0) store.removeItem(key);
  else if (said.length <= mostLetters) {
    try {
      store.setItem(key, said);
    } catch {
      // It is full: what was kept before stays, and the form itself is not touched.
    }
  }
}

const keysOf = (store: Storage): string[] => Object.keys(store).filter((key) => key.startsWith(prefix));

function forgetAll({ tab, browser }: Stores): void {
  for (const store of [tab, browser]) for (const key of keysOf(store)) store.removeItem(key);
  tab.removeItem(sent);
}

/** What another person left, or what is too old; who is signed out sees nothing of anybody, and throws nothing away. */
function forgetOthers({ browser }: Stores, owner: string): void {
  for (const key of keysOf(browser)) {
    const theirs = key.slice(prefix.length).split(" ")[0];
    const { live, older } = read(browser, key);
    if ((owner !== "" && theirs !== owner) || (!live && older.length === 0)) browser.removeItem(key);
  }
}

const isTyped = (one: Control): boolean =>
  one.tagName === "TEXTAREA" || /^(text|search|url|tel|email|number|date)$/u.test(one.type);
const isTicked = (one: Control): one is HTMLInputElement => one.type === "radio" || one.type === "checkbox";
const controlsOf = (form: HTMLFormElement): Control[] =>
  (Array.from(form.elements) as Control[]).filter(
    (one) => one.name !== "" && (isTyped(one) || isTicked(one) || one.tagName === "SELECT"),
  );

const valuesOf = (form: HTMLFormElement): Values =>
  controlsOf(form)
    .filter((one) => !isTicked(one) || one.checked)
    .map((one) => [one.name, one.value]);

/** Only what was typed is worth keeping: a choice is made again in a moment. */
function typedIn(form: HTMLFormElement, values: Values): string {
  const names = controlsOf(form)
    .filter(isTyped)
    .map((one) => one.name);
  return JSON.stringify(values.filter(([name]) => names.indexOf(name) >= 0));
}

function fill(form: HTMLFormElement, values: Values): void {
  const rest = values.slice();
  for (const one of controlsOf(form)) {
    const mine = rest.filter(([name]) => name === one.name).map(([, value]) => value);
    if (isTicked(one)) {
      one.checked = mine.indexOf(one.value) >= 0;
    } else {
      const at = rest.findIndex(([name]) => name === one.name);
      const value = mine[0];
      if (at < 0 || value === undefined) continue;
      rest.splice(at, 1);
      if (one.tagName !== "SELECT" || Array.from((one as HTMLSelectElement).options).some((o) => o.value === value))
        one.value = value;
    }
    const fold = one.closest("details");
    if (fold && (isTicked(one) ? one.checked : isTyped(one) && one.value !== "")) fold.open = true;
    // Counters and the like hear of it as of typing.
    one.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function keepForm(form: HTMLFormElement, stores: Stores): void {
  const owner = form.dataset.keep || "";
  const store = owner === "" ? stores.tab : stores.browser;
  const path = new URL(form.action).pathname;
  const key = `${prefix}${owner} ${path}`;
  const atFirst = valuesOf(form);
  const same = (a: Values, b: Values): boolean => typedIn(form, a) === typedIn(form, b);
  const isOff = (): boolean => stores.browser.getItem(off) === "yes";

  const kept = read(store, key);
  // Back at the form: what was sent from here was not taken, or not yet.
  if (stores.tab.getItem(sent) === key) stores.tab.removeItem(sent);
  // Written in this tab before signing in.
  const before = owner === "" ? null : read(stores.tab, `${prefix} ${path}`);
  if (before) stores.tab.removeItem(`${prefix} ${path}`);
  // It came back filled in, refused: then it is kept as it stands, and what is typed now is held against nothing.
  const refused = kept.live !== null && same(kept.live.values, atFirst);
  const empty = refused ? [] : atFirst;
  const lost = [kept.live, ...kept.older, ...(before ? [before.live, ...before.older] : [])];
  if (!refused || isOff()) kept.live = null;
  kept.older = lost
    .filter((one): one is Text => one !== null && !same(one.values, atFirst))
    .filter((one, n, all) => all.findIndex((other) => same(other.values, one.values)) === n)
    .slice(0, mostOlder);
  if (isOff()) kept.older = [];
  write(store, key, kept);

  const part = <T extends HTMLElement>(name: string): T | null => form.querySelector<T>(`[data-keep-${name}]`);
  const show = (): void => {
    const [found] = kept.older;
    const offer = part("offer");
    if (!offer) return;
    offer.hidden = !found;
    if (!found) return;
    const when = part("when");
    // As pages write days.
    const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
    const time = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" });
    if (when) when.textContent = (when.dataset.words || "#").replace("#", time.format(found.at));
    const words = JSON.parse(typedIn(form, found.values)) as Values;
    const longestText = words.map(([, value]) => value).sort((a, b) => b.length - a.length)[0] || "";
    const beginning = part("words");
    if (beginning) beginning.textContent = longestText.length > 140 ? `${longestText.slice(0, 140)}…` : longestText;
  };

  let waiting = 0;
  const save = (): void => {
    clearTimeout(waiting);
    waiting = 0;
    if (isOff()) return;
    const values = valuesOf(form);
    kept.live = same(values, empty) ? null : { at: Date.now(), values };
    write(store, key, kept);
  };
  const note = part("note");
  const box = note?.querySelector<HTMLInputElement>("input[type=checkbox]");
  if (box) box.checked = !isOff();
  form.addEventListener("input", (event) => {
    // Shown with the first letter, when there is something to keep.
    if (note) note.hidden = false;
    if (event.target === box) return;
    clearTimeout(waiting);
    waiting = window.setTimeout(save, 400);
  });
  window.addEventListener("pagehide", () => {
    if (waiting) save();
  });
  form.addEventListener("submit", () => {
    save();
    if (!isOff()) stores.tab.setItem(sent, key);
  });

  part("back")?.addEventListener("click", () => {
    const text = kept.older.shift();
    if (!text) return;
    const now = valuesOf(form);
    fill(form, text.values);
    // What stood there is offered in its turn, so that neither is lost.
    if (!same(now, empty)) kept.older.unshift({ at: Date.now(), values: now });
    save();
    show();
    controlsOf(form).filter(isTyped)[0]?.focus();
  });
  part("away")?.addEventListener("click", () => {
    kept.older.shift();
    write(store, key, kept);
    show();
    if (kept.older.length === 0) controlsOf(form).filter(isTyped)[0]?.focus();
  });
  box?.addEventListener("change", () => {
    if (box.checked) {
      stores.browser.removeItem(off);
      save();
    } else {
      stores.browser.setItem(off, "yes");
      forgetAll(stores);
      kept.live = null;
      kept.older = [];
      show();
    }
  });
  show();
}

export function startKeeping(page: Document, view: Window): void {
  const stores = storesOf(view);
  if (!stores) return;
  const forms = Array.from(page.querySelectorAll<HTMLFormElement>("form[data-keep]"));
  forgetOthers(stores, forms[0]?.dataset.keep || "");
  // A page that says what was done comes only after a form was taken.
  const taken = new URLSearchParams(view.location.search).has("said") ? stores.tab.getItem(sent) : null;
  if (taken !== null) {
    for (const store of [stores.tab, stores.browser]) store.removeItem(taken);
    stores.tab.removeItem(sent);
  }
  for (const form of forms) keepForm(form, stores);
  for (const form of Array.from(page.querySelectorAll("form[data-keep-end]")))
    form.addEventListener("submit", () => forgetAll(stores));
}

if (typeof document !== "undefined") startKeeping(document, window);
