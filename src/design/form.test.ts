import assert from "node:assert/strict";
import { test } from "node:test";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { button } from "./button.ts";
import { field } from "./field.ts";
import { errorSummary, form } from "./form.ts";
import { publishing } from "./publishing.ts";
import { voice } from "./voices.ts";

const t = voice("en");
const refused: FormState = {
  values: { title: `"><b>x` },
  errors: { title: { id: "design-limit", facts: { count: 10 } } },
};

test("label, hint and error belong to their control", () => {
  assert.equal(
    String(field(t, refused, { kind: "text", name: "title", label: "Title", hint: "Five words" })),
    '<div class="field wrong"><label for="field-title">Title</label><div class="hint" id="field-title-hint">Five words</div>' +
      '<p class="field-error" id="field-title-error">Up to 10 characters</p>' +
      '<input class="long" type="text" id="field-title" name="title" value="&quot;&gt;&lt;b&gt;x" aria-describedby="field-title-hint field-title-error" aria-invalid="true" dir="auto"></div>',
  );
});

test("a fresh field shows its first value and no error; what may be left empty says so", () => {
  assert.equal(
    String(
      field(t, freshForm, {
        kind: "number",
        name: "people",
        label: "People",
        value: "3",
        optional: true,
        width: "short",
      }),
    ),
    '<div class="field"><label for="field-people">People <span class="optional">(may be left empty)</span></label><input class="short" type="number" id="field-people" name="people" value="3"></div>',
  );
});

test("what was typed goes before the first value, also when it was emptied", () => {
  const emptied: FormState = { values: { people: "" }, errors: {} };
  assert.doesNotMatch(
    String(field(t, emptied, { kind: "number", name: "people", label: "People", value: "3" })),
    /value=/u,
  );
});

test("a password is never sent back", () => {
  const typed: FormState = { values: { password: "secret" }, errors: {} };
  assert.doesNotMatch(
    String(field(t, typed, { kind: "password", name: "password", label: "Password" })),
    /secret|value=/u,
  );
});

test("a long text keeps its first line break, its language and says its limit without cutting", () => {
  const typed: FormState = { values: { story: "\n</textarea><script>" }, errors: {} };
  assert.equal(
    String(field(t, typed, { kind: "textarea", name: "story", label: "Story", maxlength: 2000, lang: "ru", rows: 3 })),
    '<div class="field"><label for="field-story">Story</label><textarea id="field-story" name="story" rows="3" aria-describedby="field-story-limit" lang="ru" dir="auto" data-limit="2000" data-left="Characters left: #" data-over="Characters over the limit: #">\n' +
      '\n&lt;/textarea&gt;&lt;script&gt;</textarea><p class="hint limit" id="field-story-limit">Up to 2,000 characters</p></div>',
  );
});

test("a group is named by its legend, keeps its choices, and the summary leads to its first box", () => {
  const options = [
    { value: "a", label: "A" },
    { value: "b", label: "B" },
  ];
  const sent: FormState = { values: { theme: ["b"] }, errors: { theme: { id: "design-original" } } };
  assert.equal(
    String(field(t, sent, { kind: "checkboxes", name: "theme", label: "Topics", options, value: "a" })),
    '<div class="field wrong"><fieldset class="bare" aria-describedby="field-theme-error"><legend>Topics</legend><p class="field-error" id="field-theme-error">Original</p>' +
      '<div class="choice"><input type="checkbox" id="field-theme" name="theme" value="a"><label for="field-theme">A</label></div>' +
      '<div class="choice"><input type="checkbox" id="field-theme-2" name="theme" value="b" checked><label for="field-theme-2">B</label></div></fieldset></div>',
  );
  assert.match(String(errorSummary(t, sent, { theme: "Topics" })), /<a href="#field-theme">Topics<\/a>: Original/u);
});

test("a box unticked on a form that was sent stays unticked", () => {
  const box = { kind: "checkbox", name: "letters", label: "Letters", checked: true } as const;
  assert.match(String(field(t, freshForm, box)), / checked/u);
  assert.doesNotMatch(String(field(t, { values: { title: "x" }, errors: {} }, box)), / checked/u);
});

test("a select shows what was chosen", () => {
  const chosen = String(
    field(
      t,
      { values: { language: "ru" }, errors: {} },
      {
        kind: "select",
        name: "language",
        label: "Language",
        nothing: "Choose",
        options: [
          { value: "en", label: "English", lang: "en" },
          { value: "ru", label: "русский", lang: "ru" },
        ],
      },
    ),
  );
  assert.match(
    chosen,
    /<option value="">Choose<\/option><option value="en" lang="en">English<\/option><option value="ru" lang="ru" selected>русский<\/option>/u,
  );
});

test("the summary counts what was wrong, and is not there when nothing was", () => {
  assert.equal(errorSummary(t, freshForm, {}), "");
  const summary = String(
    errorSummary(
      t,
      { values: {}, errors: { title: { id: "design-original" }, odd: { id: "design-menu" } } },
      { title: "Title" },
    ),
  );
  assert.match(summary, /role="alert"><h2 class="notice-title">2 things need another look<\/h2>/u);
  assert.match(summary, /<li><a href="#field-title">Title<\/a>: Original<\/li><li>Menu<\/li>/u);
});

test("names from outside are not taken for the object's own", () => {
  const state: FormState = { values: {}, errors: { constructor: { id: "design-menu" } } };
  assert.match(String(errorSummary(t, state, {})), /<li>Menu<\/li>/u);
});

test("a form sends its hidden values and its token", () => {
  assert.equal(
    String(
      form({ action: "/a?x=1&y=2", hidden: { seat: `"` }, token: "t", submit: "Join", publishing: html`<p>note</p>` }),
    ),
    '<form class="form" action="/a?x=1&amp;y=2" method="post" novalidate><input type="hidden" name="seat" value="&quot;"><input type="hidden" name="token" value="t"><p>note</p><div class="actions"><button class="button" type="submit">Join</button></div></form>',
  );
});

test("one who may not send sees the button disabled with the reason, and no token", () => {
  const view = {
    action: "/a",
    allowed: { reason: "Only <members> may." },
    token: "t",
    hidden: { seat: "1" },
    body: html`<input name="x">`,
    submit: "Join",
  };
  const closed =
    '<div class="actions"><button class="button" type="submit" disabled>Join</button><span class="reason">Only &lt;members&gt; may.</span></div></form>';
  assert.equal(String(form(view)), `<form class="form" action="/a" method="post" novalidate>${closed}`);
  assert.equal(
    String(form({ ...view, showRefused: true })),
    `<form class="form" action="/a" method="post" novalidate><fieldset class="bare" disabled><input name="x"></fieldset>${closed}`,
  );
});

test("several buttons tell which was pressed", () => {
  assert.equal(
    String(button("Leave", { danger: true, quiet: true, name: "do", value: "leave" })),
    '<button class="button quiet danger" type="submit" name="do" value="leave">Leave</button>',
  );
});

test("beside a button that publishes stands who will see it and where copies stay", () => {
  assert.equal(
    String(publishing(t, { audience: "public", copies: ["search", "mail"] })),
    '<div class="publishing"><p><b>Who will see this:</b> everybody, without signing in.</p><p>Copies may stay beyond our reach: in search engines and in letters already sent.</p></div>',
  );
  assert.equal(
    String(publishing(voice("ru"), { audience: "authors", copies: [] })),
    '<div class="publishing"><p><b>Кто это увидит:</b> только те, кто это написал.</p></div>',
  );
});
