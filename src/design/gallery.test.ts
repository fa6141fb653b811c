import assert from "node:assert/strict";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { gallery } from "./gallery.ts";
import { voice } from "./voices.ts";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    // Templates keep long lines and their own spaces.
    "no-trailing-whitespace": "off",
    "doctype-style": "off",
    "void-style": "off",
    "long-title": "off",
    // Boxes of one question share its name.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "submit"] }],
    // What people typed is shown with its language; a telephone number is not always one.
    "tel-non-breaking": "off",
    "no-inline-style": "error",
  },
});

for (const language of ["en", "ru", "es"]) {
  test(`every part is valid HTML, ${language}`, async () => {
    const report = await validator.validateString(String(await gallery(voice(language))));
    const faults = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
    );
    assert.deepEqual(faults, []);
  });
}

test("no part carries a style, a script in the page, or an event handler", async () => {
  const page = String(await gallery(voice("en"), { scripts: ["/js/count.js"] }));
  assert.doesNotMatch(page, /\sstyle\s*=|<style|\son[a-z]+\s*=|javascript:/iu);
  assert.deepEqual(page.match(/<script[^>]*>[^<]*/gu), ['<script type="module" src="/js/count.js">']);
});

test("a page of every part stays small", async () => {
  const bytes = Buffer.byteLength(String(await gallery(voice("ru"))));
  assert.ok(bytes < 50_000, `${bytes} bytes`);
});
