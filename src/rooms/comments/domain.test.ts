import assert from "node:assert/strict";
import { test } from "node:test";
import { type Actor, stranger } from "#kernel/rights/actor.ts";
import { type Commented, mayComment, sees } from "./domain.ts";

const thing: Commented = {
  id: "t",
  kind: "experience",
  number: 1,
  audience: "public",
  author: "anna",
  organisation: "shelter",
  circle: null,
  closed: false,
};
const member: Actor = { ...stranger, person: "joe", member: true };
const anna: Actor = { ...member, person: "anna" };
const writer: Actor = {
  ...member,
  organisations: [{ id: "shelter", number: 1, name: "Shelter", side: "us", role: "editor" }],
};
const seated: Actor = { ...member, seats: [{ group: "g", side: "us", role: "member", themes: [] }] };

test("who reads the thing reads what stands under it, and who may not is not told that it is there", () => {
  const answers = (audience: Commented["audience"]) =>
    [stranger, member, seated, writer, anna].map((actor) => {
      const answer = sees(actor, { ...thing, audience, circle: "g" });
      return answer === true ? "yes" : answer.hidden ? "hidden" : answer.reason;
    });
  assert.deepEqual(answers("public"), ["yes", "yes", "yes", "yes", "yes"]);
  assert.deepEqual(answers("members"), ["right-sign-in", "yes", "yes", "yes", "yes"]);
  assert.deepEqual(answers("group"), ["hidden", "hidden", "yes", "yes", "yes"]);
  assert.deepEqual(answers("authors"), ["hidden", "hidden", "hidden", "yes", "yes"]);
});

test("members comment on what is shown and goes on; its tellers are told why a draft takes none", () => {
  const waiting: Actor = { ...stranger, person: "wait" };
  const answers = (one: Partial<Commented>) =>
    [stranger, waiting, member, anna].map((actor) => {
      const answer = mayComment(actor, { ...thing, ...one });
      return answer === true ? "yes" : answer.hidden ? "hidden" : answer.reason;
    });
  assert.deepEqual(answers({}), ["right-sign-in", "right-sign-in", "yes", "yes"]);
  assert.deepEqual(answers({ audience: "authors" }), ["hidden", "hidden", "hidden", "comment-not-shown"]);
  assert.deepEqual(answers({ closed: true }), ["right-sign-in", "right-sign-in", "comment-ended", "comment-ended"]);
});
