import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isCommonPassword } from "./common-passwords.ts";
import { isRegisterId, keepsHead, localPath, registerId } from "./domain.ts";
import { passwordFault } from "./person-form.ts";

test("signing in leads on to paths of this house and nowhere else", () => {
  for (const path of [
    "/",
    "/held",
    "/problems/42",
    "/problems?side=ru&topic=a",
    "/organisations/3#members",
    "/people/%D0%90",
  ]) {
    assert.equal(localPath(path), path);
  }
  const hostile = [
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    " /me",
    "/\t/evil.example",
    "/\n/evil.example",
    "/me\r\nset-cookie: a=b",
    "/me\u0000",
    "/имя",
    "evil.example",
    "",
    null,
    undefined,
    `/${"a".repeat(2000)}`,
  ];
  for (const path of hostile) assert.equal(localPath(path, "/safe"), "/safe", String(path));
});

test("signing in does not lead back to signing in", () => {
  for (const path of [
    "/sign-in",
    "/sign-in?next=/sign-in",
    "/sign-out",
    "/sign-up",
    "/forgotten",
    "/new-password/x",
    "/confirm/x",
  ]) {
    assert.equal(localPath(path), "/");
  }
  assert.equal(localPath("/sign-ins-of-the-times"), "/sign-ins-of-the-times");
});

test("whatever somebody writes behind next=, the browser stays here and the header can carry it", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    "//",
    "http:",
    "evil.example",
    "@",
    "\t",
    "\n",
    "\r",
    "%2f",
    "..",
    ".",
    "?",
    "#",
    "а",
    " ",
    "a",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 8 }).map((parts) => parts.join("")),
      ),
      (next) => {
        const path = localPath(next);
        assert.equal(new URL(path, "https://here.example").origin, "https://here.example");
        assert.equal(new Headers({ location: path }).get("location"), path);
      },
    ),
    { numRuns: 2000 },
  );
});

test("an organisation keeps a head, whoever goes, unless nobody is left", () => {
  const team = [
    { person: "a", role: "head" },
    { person: "b", role: "editor" },
  ] as const;
  assert.equal(keepsHead(team, "a", null), false);
  assert.equal(keepsHead(team, "a", "member"), false);
  assert.equal(keepsHead(team, "b", null), true);
  assert.equal(keepsHead([...team, { person: "c", role: "head" }], "a", null), true);
  assert.equal(keepsHead([{ person: "a", role: "head" }], "a", null), true);
});

test("registration numbers are written in one way", () => {
  assert.equal(registerId(" ru-ogrn-1027700132195 "), "RU-OGRN-1027700132195");
  for (const good of ["US-EIN-13-1837418", "OGRN-1027700132195"]) assert.equal(isRegisterId(good), true, good);
  for (const bad of ["1027700132195", "US-EIN-", "US EIN 13", "<b>-1", "US--1"])
    assert.equal(isRegisterId(bad), false, bad);
});

test("passwords that everybody tries first are refused, in either script; any long sentence is taken", () => {
  for (const common of [
    "password123",
    "PASSWORD123",
    "йцукенгшщз",
    "ghbdtn12345",
    "1111111111",
    "abcabcabcabc",
    "anna@example.org",
  ]) {
    assert.equal(isCommonPassword(common, "anna@example.org"), true, common);
  }
  for (const fine of ["our cat sleeps on the stove", "кот спит на печке днём", "zq!8fh2-Kk0p"])
    assert.equal(isCommonPassword(fine), false, fine);
});

test("a password is 10 to 200 letters as people count them", () => {
  assert.deepEqual(passwordFault("", ""), { id: "field-needed" });
  assert.deepEqual(passwordFault("кот спит!", ""), { id: "field-too-short", facts: { least: 10 } });
  assert.equal(passwordFault("кот спит!!", ""), null);
  assert.equal(passwordFault(`${"на печке ".repeat(25).slice(0, 200)}`, ""), null);
  assert.deepEqual(passwordFault("на печке, ".repeat(25), ""), { id: "field-too-long", facts: { most: 200 } });
  // Five faces are five letters, though ten units of the machine.
  assert.deepEqual(passwordFault("😀😁😂😃😄", ""), { id: "field-too-short", facts: { least: 10 } });
});
