import { spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "chrome.exe",
  "msedge.exe",
];

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** The browser for tests: what CHROMIUM names, else what this machine has; undefined when there is none. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== "") {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which cannot be run.`);
  }
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...usualPlaces, ...onPath].find(isProgram);
}

/** Finds the browser, installing it on a Debian or Ubuntu where we are root; refuses with what to do elsewhere. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !isProgram("/usr/bin/apt-get")) {
    throw new Error(
      "The tests need a browser: install Chromium (on Debian: apt-get install chromium), or name one in CHROMIUM.",
    );
  }
  console.log("Installing Chromium for the tests …");
  apt("update", "-qq");
  apt("install", "-y", "-qq", "--no-install-recommends", "chromium");
  const installed = findChromium();
  if (installed === undefined)
    throw new Error("apt-get installed Chromium, but no browser is found: name it in CHROMIUM.");
  return installed;
}

function apt(...words: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status, error, stdout, stderr } = spawnSync("apt-get", words, { env, encoding: "utf8" });
  if (status !== 0) {
    throw new Error(
      `apt-get ${words.join(" ")} failed: ${error?.message ?? `${stderr || stdout}`.trim().slice(-1000)}`,
    );
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
