import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { fieldsOf } from "#testing/route-fields.ts";
import { stillApp } from "#testing/still-app.ts";
import { base, fill, mainOf, makeWorld, requestBy, roles } from "#testing/world.ts";

const app = await testApp({ TRANSLATE_URL: "http://127.0.0.1:9" });
const world = await makeWorld(app);
const still = await stillApp(app);
const t0 = Date.now();
const lines: string[] = [];
const notes: string[] = [];
let n = 0;
const routes = still.rooms.flatMap((room) => room.routes);
for (const route of routes) {
  for (const one of world.casesOf(route.path)) {
    const path = fill(route.path, one.params);
    let row = "";
    const t1 = Date.now();
    for (const role of roles) {
      const person = role === "stranger" ? undefined : world.people[role];
      const answer = await still.ask(
        `${base}${path}`,
        requestBy(person, world.reads(role), route.method === "POST" ? fieldsOf(route.path, world) : undefined),
      );
      n += 1;
      const s = answer.status;
      const toSignIn = s === 401 || (s === 303 && (answer.headers.get("location") ?? "").startsWith("/sign-in?next"));
      const c = toSignIn
        ? "s"
        : s === 403
          ? "-"
          : s === 404
            ? "."
            : s === 410
              ? "x"
              : s >= 500
                ? "!"
                : route.method === "POST"
                  ? "+"
                  : s < 400
                    ? "+"
                    : "c";
      row += ` ${c}`;
      if (s >= 400 && ![401, 404].includes(s))
        notes.push(`${route.method} ${path} [${one.name}] ${role} ${s} ${mainOf(answer.text).slice(0, 160)}`);
      for (const h of world.hidden)
        if (!h.readers.includes(role) && answer.text.includes(h.word))
          notes.push(`LEAK ${h.what} ${h.word} to ${role} at ${route.method} ${path} ${s}`);
    }
    lines.push(`${row.trim()}  ${route.method} ${route.path}${one.name ? ` [${one.name}]` : ""}`);
  }
}
for (const h of world.hidden) for (const role of ["stranger","there","here","sideless","waiting"] as const) {
  if (h.readers.includes(role)) continue;
  const person = role === "stranger" ? undefined : world.people[role];
  for (const p of [`/search?q=${h.word}`, `/find?text=${encodeURIComponent(`When they leave prison no employer in the region will hire them ${h.word}`)}`]) {
    const answer = await still.ask(`${base}${p}`, requestBy(person, world.reads(role)));
    const rest = answer.text.replaceAll(/<(input|textarea)[^>]*>/g, "").replaceAll(`lang=`, "").replaceAll(new RegExp(`href="[^"]*"`, "g"), "");
    if (rest.split(h.word).length > 1) notes.push(`LEAK search ${p} ${role} ${h.what} ${rest.slice(Math.max(0,rest.indexOf(h.word)-100), rest.indexOf(h.word)+60).replaceAll("\n"," ")}`);
  }
}
writeFileSync("/tmp/wt/table.txt", lines.join("\n"));
writeFileSync("/tmp/wt/notes.txt", notes.join("\n"));
console.log("requests", n, Date.now() - t0);
test("x", () => {});
