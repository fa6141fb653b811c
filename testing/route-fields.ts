import type { World } from "./world.ts";

const telling = {
  title: "The clinic is two hours away",
  text: "The nearest clinic is two hours away by bus and shut on the day that the bus goes there at all.",
  language: "en",
  onBehalf: "own",
  audience: "public",
};
const experience = { title: "A bus of our own, on Tuesdays", language: "en", audience: "public" };
const group = {
  title: "Roads to a doctor",
  text: telling.text,
  language: "en",
  open: "open",
  audience: "public",
  capacity: "for myself",
};

/**
 * The smallest form that a write takes, by path: with it a refusal is one of right, not of missing fields. Writes that
 * are not named here are sent empty.
 */
export function fieldsOf(path: string, world: World): Readonly<Record<string, string>> {
  const judgement = { verdict: "related", why: "There are no beds." };
  const comment = { comment: "So it is here.", language: "en" };
  const named: Record<string, Record<string, string>> = {
    "/problems": telling,
    "/hopes": telling,
    "/problems/:number": telling,
    "/hopes/:number": telling,
    "/problems/:number/verdicts": { ...judgement, other: world.ids["problem there"] ?? "" },
    "/hopes/:number/verdicts": { ...judgement, other: world.ids["hope there"] ?? "" },
    "/answers/:token": judgement,
    "/problems/:number/comments": comment,
    "/hopes/:number/comments": comment,
    "/common-problems/:number/comments": comment,
    "/experiences/:number/comments": comment,
    "/groups/:number/comments": comment,
    "/comments/:number/hidden": { why: "It names a child." },
    "/problems/:number/second-looks": { look: "yes", side: "us" },
    "/hopes/:number/second-looks": { look: "yes", side: "us" },
    "/common-problems/:number/leave": { problem: world.ids["problem shown"] ?? "", why: "It is another thing." },
    "/common-problems/:number/splits": { problems: world.ids["problem shown"] ?? "", why: "Two things in one." },
    "/common-problems/:number/takings": { group: world.ids["group shown"] ?? "", why: "This is ours to do." },
    "/common-problems/:number/takings/withdrawal": { group: world.ids["group shown"] ?? "" },
    "/experiences": experience,
    "/experiences/:number": experience,
    "/groups": group,
    "/groups/:number": group,
    "/groups/:number/states": { state: "resting", why: "Everybody is away until the autumn." },
    "/groups/:number/seats": { role: "member", capacity: "for myself" },
    "/groups/:number/offers": { person: String(world.people.here.number), as: "member" },
    "/groups/:number/offer": { answer: "yes", capacity: "for myself" },
    "/organisations/new": { name: "The Ferry House", language: "en", side: "us" },
    "/organisations/:number/edit": { name: "Second Door", language: "en" },
    "/organisations/:number/invitations": { address: "somebody@example.org", role: "member", language: "en" },
    "/organisations/:number/members/:person": { role: "member" },
    "/organisations/:number/asking/:person": { role: "member" },
    "/settings/sides/:code/state": { state: "paused" },
    "/channels/:name/state": { state: "off" },
    "/channels/:name/trials": { phone: "+12025550123" },
    "/topics": { slug: "clinics", "name-en": "Clinics" },
    "/topics/:slug": { slug: "after-prison", "name-en": "After prison" },
    "/topics/:slug/place": { direction: "up" },
    "/words": { key: "clinic", "term-en": "clinic" },
    "/words/:key": { "term-en": "prison" },
    "/translations/claims": { object: world.ids["problem there"] ?? "", language: "en", act: "take" },
    "/translations/history/:object/:field/:position": { language: "en", version: "1" },
    "/translate/:object/:field/:position/check": { language: "en", version: "1", checked: "yes" },
    "/translate/:object/:field/:position/withdrawal": { language: "en" },
    "/translate/:object/:field/:position/machine": { language: "en" },
    "/organisations/:number/joining": { words: "I know the people there." },
    "/programmes/:number/origin/entries": { part: "party" },
    "/demo/clock": { step: "day" },
    "/me/writing-as": { organisation: world.ids["organisation"] ?? "" },
  };
  return named[path] ?? {};
}
