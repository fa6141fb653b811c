import assert from "node:assert/strict";
import { test } from "node:test";
import { badge } from "./badge.ts";
import { barChart, lineChart } from "./chart.ts";
import { dateLine } from "./date-line.ts";
import { diff } from "./diff.ts";
import { lineage } from "./lineage.ts";
import { lineageTree, titleLines } from "./lineage-tree.ts";
import { pagination } from "./pagination.ts";
import { table } from "./table.ts";
import { timeline } from "./timeline.ts";
import { placeTree } from "./tree-places.ts";
import { voice } from "./voices.ts";

const t = voice("en");

test("each cell says what it is on a narrow screen, and the first names its row", () => {
  assert.equal(
    String(
      table({
        caption: "People",
        columns: [{ label: "Side" }, { label: "Number", numeric: true }],
        rows: [["Russia", "3"]],
      }),
    ),
    '<table class="table"><caption>People</caption><thead><tr><th scope="col">Side</th><th scope="col" class="number">Number</th></tr></thead>' +
      '<tbody><tr><th scope="row" data-label="Side"><div>Russia</div></th><td class="number" data-label="Number"><div>3</div></td></tr></tbody></table>',
  );
  assert.equal(String(table({ caption: "x", columns: [], rows: [], empty: "nothing" })), "nothing");
});

test("both shores show their own clock of one instant", () => {
  const text = String(
    dateLine(
      t,
      [
        { name: "United States", place: "Washington", zone: "America/New_York", body: "" },
        { name: "Russia", place: "Moscow", zone: "Europe/Moscow", body: "" },
      ],
      { now: "2010-06-24T14:40:00Z" },
    ),
  );
  assert.match(text, /Washington <time datetime="2010-06-24T14:40:00Z">10:40<\/time>/u);
  assert.match(text, /Moscow <time datetime="2010-06-24T14:40:00Z">18:40<\/time>/u);
});

test("a line that begins and ends here says so", () => {
  const text = String(lineage(t, { before: [], here: { title: "A hope" }, after: [] }));
  assert.match(
    text,
    /<li class="none">It began here\.<\/li><li class="now" aria-current="true"><b>A hope<\/b><\/li><li class="none">Nothing has come of it yet\.<\/li>/u,
  );
});

test("a line keeps its order and the state of each", () => {
  const text = String(
    lineage(t, {
      before: [{ title: "A", href: "/a" }],
      here: { title: "B" },
      after: [{ title: "C", href: "/c", kind: "promise", badge: badge("late", "warm") }],
    }),
  );
  assert.match(
    text,
    /<li><a href="\/a">A<\/a><\/li><li class="now"[^>]*><b>B<\/b><\/li><li><small class="kind">promise<\/small><a href="\/c">C<\/a> <span class="badge warm">late<\/span><\/li>/u,
  );
});

test("a stage says in words whether it is done", () => {
  assert.match(
    String(timeline(t, [{ label: "Agreed", at: "2010-05-12T22:00:00Z", zone: "Europe/Moscow", state: "done" }])),
    /<li class="done"><b>Agreed<\/b> <span class="unseen">\(done\)<\/span><small><time datetime="2010-05-12T22:00:00Z">13 May 2010<\/time>/u,
  );
});

test("a tree stands to the right of what it arose from; circles and unknown ends do no harm", () => {
  const nodes = ["a", "b", "c", "d"].map((id) => ({ id }));
  const { places, ranks, rows } = placeTree(nodes, [
    { from: "a", to: "c" },
    { from: "b", to: "c" },
    { from: "c", to: "d" },
    { from: "x", to: "d" },
  ]);
  assert.deepEqual(Object.fromEntries(places), {
    a: { rank: 0, row: 0 },
    b: { rank: 0, row: 1 },
    c: { rank: 1, row: 1 },
    d: { rank: 2, row: 1 },
  });
  assert.deepEqual([ranks, rows], [3, 2]);
  assert.equal(
    placeTree(nodes, [
      { from: "a", to: "b" },
      { from: "b", to: "a" },
    ]).places.size,
    4,
  );
  assert.deepEqual(placeTree([], []), { places: new Map(), ranks: 0, rows: 0 });
});

test("the list below a drawing says who descends from whom, and hostile titles stay words", () => {
  const text = String(
    lineageTree(t, {
      here: "b",
      nodes: [
        { id: "a", kind: "problem", title: `<i>"x`, href: `/a"` },
        { id: "b", kind: "project", title: "B" },
      ],
      edges: [{ from: "a", to: "b" }],
    }),
  );
  assert.match(text, /<summary>2 things in this line<\/summary>/u);
  assert.match(text, /<b><span>B<\/span><\/b><small>from: <span>&lt;i&gt;&quot;x<\/span><\/small>/u);
  assert.equal(text.includes("<i>"), false);
});

test("long titles are cut in the drawing only", () => {
  assert.deepEqual(titleLines("First night"), ["First night"]);
  assert.deepEqual(titleLines("A list of night shelters without internet"), ["A list of night", "shelters without…"]);
  assert.deepEqual(titleLines("Donaudampfschifffahrtsgesellschaft"), ["Donaudampfschifff…"]);
});

test("what is not known is neither nought nor a point on a line", () => {
  const bars = String(
    barChart(t, {
      title: "x",
      by: "Month",
      unit: "people",
      bars: [
        { label: "May", value: null },
        { label: "June", value: 0 },
        { label: "July", value: 4 },
      ],
    }),
  );
  assert.equal(bars.match(/<rect/gu)?.length, 2);
  assert.match(bars, /not known/u);
  assert.match(bars, /width="0"/u);
  const line = String(
    lineChart(t, {
      title: "x",
      by: "Month",
      unit: "people",
      labels: ["1", "2", "3", "4"],
      lines: [{ label: "a", values: [0, 4, null, 2] }],
    }),
  );
  assert.match(line, /d="M0 99L33.33 1M99 50H100"/u);
});

test("a list without more has no ways to walk", () => {
  assert.equal(pagination(t, { newer: null, older: null }), "");
  assert.match(
    String(pagination(t, { older: "?before=3&x=1" })),
    /<a rel="next" class="older" href="\?before=3&amp;x=1">Older/u,
  );
});

test("changes are told by ear too", () => {
  assert.equal(
    String(
      diff(
        t,
        [
          { kind: "same", text: "in " },
          { kind: "removed", text: "<May>" },
          { kind: "added", text: "June" },
        ],
        "ru",
      ),
    ),
    '<div class="diff" lang="ru" dir="auto">in <del><span class="unseen" lang="en">[taken out: </span>&lt;May&gt;<span class="unseen">]</span></del><ins><span class="unseen" lang="en">[added: </span>June<span class="unseen">]</span></ins></div>',
  );
});
