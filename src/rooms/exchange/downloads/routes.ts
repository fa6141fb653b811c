import { nameFor } from "#kernel/exchange/exchange.ts";
import { exportedKinds, exportReadme } from "#kernel/export/export-readme.ts";
import { exportFormats, exportStream, exportTypes, publicColumns } from "#kernel/export/export-stream.ts";
import type { Kinds } from "#kernel/kinds.ts";
import { Refusal } from "#kernel/refusal.ts";
import { limits } from "#kernel/web/limits.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { rights } from "../rights.ts";
import { downloadsPage } from "./pages.ts";

/** The page of files, and the files. `kinds` is asked late, since all rooms must be there first. */
export function downloadRoutes(kinds: () => Kinds) {
  const room = routesOf("exchange", rights);

  room.get("/downloads", "downloads.see", noFacts, (call) =>
    downloadsPage(
      call,
      exportedKinds(kinds()).flatMap((name) => {
        const kind = kinds().get(name);
        return kind ? [{ kind: name, columns: publicColumns(kind) }] : [];
      }),
    ),
  );

  room.get(
    "/downloads/:file",
    "downloads.see",
    noFacts,
    (call) => {
      const file = call.params.file ?? "";
      if (file === "readme.txt") {
        return new Response(exportReadme(kinds(), nameFor(call.exchange.names, ["en"]), call.now), {
          headers: { "content-type": "text/plain; charset=utf-8" },
        });
      }
      const [name = "", ending = ""] = file.split(".");
      const kind = kinds().get(name);
      const format = exportFormats.find((one) => one === ending);
      if (!kind || !format || publicColumns(kind).length === 0) throw new Refusal(404, "not-found");
      return new Response(exportStream(call.db, kind, format), {
        headers: {
          "content-type": exportTypes[format],
          "content-disposition": `attachment; filename="${name}.${format}"`,
          "cache-control": "no-store",
        },
      });
    },
    { limit: limits.download, cached: false },
  );
  return room.routes;
}
