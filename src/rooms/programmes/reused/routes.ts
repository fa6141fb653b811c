import { button } from "#design/button.ts";
import { field as draw } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { summaryList } from "#design/summary-list.ts";
import { audit } from "#kernel/audit/audit.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { routesOf } from "#kernel/web/room.ts";
import { askErrand } from "#rooms/messages/index.ts";
import type { WorkFacts } from "../team/domain.ts";
import { crumbs, guarded, pathOf, programmeName } from "../team/pages/around.ts";
import { programmeOf } from "../team/queries.ts";
import { teamRights } from "../team/rights.ts";

const room = routesOf("programmes", teamRights);
export const reusedRoutes = room.routes;

/** More lines than these go by the command line. */
const mostLines = 5000;

/** Where an operator puts in numbers that their carrier has given to somebody else; they are shown nowhere again. */
function reusedPage(call: Call<WorkFacts>, state: FormState): Page {
  const { t, facts } = call;
  const title = t("reused-title");
  return {
    title: `${title} – ${programmeName(call, facts)}`,
    private: true,
    breadcrumb: crumbs(call, facts),
    body: html`<h1>${title}</h1><p class="lead">${t("reused-lead")}</p>${errorSummary(t, state, { rows: t("reused-rows"), on: t("reused-on") })}${form(
      {
        action: `${pathOf(facts)}/reused`,
        ...guarded(call),
        body: html`${draw(t, state, { kind: "textarea", name: "rows", label: t("reused-rows"), hint: t("reused-rows-hint", { most: mostLines }), rows: 8 })}${draw(t, state, { kind: "date", name: "on", label: t("reused-on"), hint: t("reused-on-hint"), value: call.now.toZonedDateTimeISO("UTC").toPlainDate().toString(), width: "medium" })}`,
        publishing: html`<div class="publishing"><p>${t("reused-who-sees")}</p></div>`,
        submit: {
          buttons: html`${button(t("enrol-look"), { name: "do", value: "look", quiet: true })}${button(t("reused-do"), { name: "do", value: "stop" })}`,
        },
      },
    )}`,
  };
}

room.get("/programmes/:number/reused", "messages.write", programmeOf, (call) => reusedPage(call, freshForm), {
  cached: false,
});
room.post(
  "/programmes/:number/reused",
  "messages.write",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const { rows, on } = readForm(call.form, {
      rows: field.text(400_000),
      on: field.line(10).refine((text) => /^\d{4}-\d{2}-\d{2}$/u.test(text), "join-not-a-day"),
    });
    const lines = rows.split(/\r?\n/u).filter((line) => line.trim() !== "");
    if (lines.length > mostLines) throw refuseFields({ rows: { id: "reused-too-many", facts: { most: mostLines } } });
    try {
      Temporal.PlainDate.from(on);
    } catch {
      throw refuseFields({ on: { id: "join-not-a-day" } });
    }
    const { person } = call.actor;
    if (!person) throw new Refusal(403, "right-sign-in");
    const dry = call.form.get("do") !== "stop";
    const programme = call.facts.id;
    const { id } = await call.db.transaction().execute(async (tx) => {
      const asked = await askErrand(
        tx,
        { kind: "reused", programme, person, secret: { lines, on }, facts: { dry } },
        call.now,
      );
      if (!dry)
        await audit(
          tx,
          { actor: person, action: "numbers-reused", object: programme, data: { read: lines.length } },
          call.now,
        );
      return asked;
    });
    return call.redirect(`${pathOf(call.facts)}/reused/${id}`, "note-enrol-asked");
  },
  reusedPage,
);

room.get(
  "/programmes/:number/reused/:errand",
  "messages.write",
  programmeOf,
  async (call) => {
    const { t, facts } = call;
    const id = call.params["errand"] ?? "";
    if (!field.id().safeParse(id).success) throw new Refusal(404, "not-found");
    const row = await call.db
      .selectFrom("errand")
      .select(["outcome", "facts"])
      .where("id", "=", id)
      .where("kind", "=", "reused")
      .where("programme", "=", facts.id)
      .where("person", "=", call.actor.person)
      .executeTakeFirst();
    if (!row) throw new Refusal(404, "not-found");
    const outcome = row.outcome as { read?: number; bad?: number; stopped?: number } | null;
    const dry = (row.facts as { dry?: boolean }).dry === true;
    const title = t("reused-outcome");
    const count = (n: number | undefined): string => t.number(n ?? 0);
    return {
      title: `${title} – ${programmeName(call, facts)}`,
      private: true,
      breadcrumb: [...crumbs(call, facts), { href: `${pathOf(facts)}/reused`, label: t("reused-title") }],
      body: html`<h1>${title}</h1>${
        outcome === null
          ? notice({ kind: "warm", body: t("enrol-waiting", { count: 1 }) })
          : outcome.stopped === undefined
            ? notice({ kind: "error", body: t("enrol-outcome-failed") })
            : summaryList([
                { label: t("reused-read"), value: count(outcome.read) },
                { label: t("reused-bad"), value: count(outcome.bad) },
                { label: t(dry ? "reused-would-stop" : "reused-stopped"), value: count(outcome.stopped) },
              ])
      }`,
    };
  },
  { cached: false },
);
