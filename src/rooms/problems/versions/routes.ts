import { numberOf } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { routesOf } from "#kernel/web/room.ts";
import { versionsOf } from "#kernel/wording/wording.ts";
import type { ProblemFacts } from "../domain.ts";
import { problemOf } from "../queries.ts";
import { rights } from "../rights.ts";
import { versionPage, versionsPage } from "./pages.ts";

const room = routesOf("problems", rights);
export const versionRoutes = room.routes;

for (const kind of ["problem", "hope"] as const) {
  room.get(`/${kind}s/:number/versions`, "problem.see", problemOf(kind), async (call) =>
    versionsPage(call, call.facts, await both(call)),
  );
  // A version's address is permanent: the text under it never changes, so that it can be cited.
  room.get(`/${kind}s/:number/versions/:version`, "problem.see", problemOf(kind), async (call) => {
    const { titles, texts } = await both(call);
    const version = texts.find((one) => one.version === numberOf(call.params.version));
    if (!version) throw new Refusal(404, "not-found");
    const title = titles.filter((one) => one.written_at <= version.written_at).at(-1) ?? titles[0];
    return versionPage(call, call.facts, {
      title: title ?? version,
      text: version,
      newest: texts.at(-1)?.version === version.version,
    });
  });
}

async function both(call: Call<ProblemFacts>) {
  const [titles, texts] = await Promise.all([
    versionsOf(call.db, call.facts.id, "title"),
    versionsOf(call.db, call.facts.id, "text"),
  ]);
  return { titles, texts };
}
