import { after } from "node:test";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { listen } from "#kernel/lifecycle/listen.ts";
import { pageServer } from "../src/commands/serve-pages.ts";
import type { TestApp } from "./app.ts";
import { ensureChromium } from "./chromium.ts";
import type { MadePerson } from "./make.ts";

export interface View {
  readonly width: number;
  readonly scripts: boolean;
}

/** Somebody's own browser, and everything it had to complain about: an honest page leaves `faults` empty. */
export interface Window {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly view: View;
  readonly faults: string[];
}

/** The house behind a free port of this machine; its address. Closed when the test file is done. */
export async function houseOnPort(app: TestApp): Promise<string> {
  const server = pageServer(app);
  const port = await listen(server, "127.0.0.1", 0);
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${port}`;
}

/** One browser program for a test file, in which everybody opens windows that know nothing of each other. */
export async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: ["--no-sandbox", "--disable-background-networking"],
  });
  after(() => browser.close());
  return {
    /** A window that asks for pages in `language`, signed in as `person` if one is given. */
    async window(home: string, wish: View & { language: string; person?: MadePerson }): Promise<Window> {
      const { width, scripts, language, person } = wish;
      const context = await browser.newContext({
        baseURL: home,
        locale: language,
        viewport: { width, height: 800 },
        javaScriptEnabled: scripts,
        reducedMotion: "reduce",
      });
      context.setDefaultTimeout(30_000);
      if (person) await context.addCookies([{ name: "diomede-sign-in", value: person.secret, url: home }]);
      const page = await context.newPage();
      return { context, page, view: { width, scripts }, faults: faultsIn(page, home) };
    },
  };
}

/** Collects what a browser says in its console, scripts that broke, and requests that leave the house. */
function faultsIn(page: Page, home: string): string[] {
  const faults: string[] = [];
  page.on("console", (message) => {
    // An answer that says no (401, 422) is a page like any other; the console names it an error.
    const isAnswer = /^Failed to load resource: .* status of 4(01|22) /u.test(message.text());
    if (["error", "warning"].includes(message.type()) && !isAnswer) faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${home}/`)) faults.push(`${page.url()} asks for ${url}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // What a page had not yet loaded when its reader went on.
    if (why !== "net::ERR_ABORTED") faults.push(`${request.url()}: ${why}`);
  });
  return faults;
}
