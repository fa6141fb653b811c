import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import type { Window } from "./browser.ts";

/**
 * Looks at the page a window shows, as everybody should be able to: in its reader's language, whole on the screen,
 * standing still, with nothing to complain about. axe looks once at each kind of page, and needs scripts to do so.
 */
export function lookerAt(axed = new Set<string>()) {
  return async function lookAt(window: Window, kind: string, language: string): Promise<void> {
    const { page, view, faults } = window;
    assert.equal(await page.locator("html").getAttribute("lang"), language, `language of ${kind}`);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, `headings of ${kind}`);
    assert.deepEqual(await widthOver(page), [], `${kind} runs out of a screen of ${view.width} px`);
    if (view.scripts) {
      assert.equal(await shifted(page), 0, `${kind} moves while it is read`);
      if (!axed.has(kind)) {
        axed.add(kind);
        // Without the blank page in which axe would gather frames: ours have none.
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
        );
        assert.deepEqual(found, [], `axe on ${kind}`);
      }
    }
    assert.deepEqual(faults, [], `what the browser says of ${kind}`);
  };
}

/** What reaches beyond the right edge of the screen; empty when the page needs no scrolling to the side. */
async function widthOver(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) return [];
    return [...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > edge + 0.5)
      .map((one) => one.outerHTML.slice(0, 120));
  });
}

/** Sum of the layout shifts of this page that no press or key brought about. */
async function shifted(page: Page): Promise<number> {
  return await page.evaluate(
    () =>
      new Promise<number>((done) => {
        let sum = 0;
        const take = (entries: readonly PerformanceEntry[]): void => {
          for (const entry of entries as readonly (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
            if (!entry.hadRecentInput) sum += entry.value;
        };
        const observer = new PerformanceObserver((list) => take(list.getEntries()));
        observer.observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() =>
          setTimeout(() => {
            take(observer.takeRecords());
            done(sum);
          }, 0),
        );
      }),
  );
}
