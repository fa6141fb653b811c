import { linkButton } from "#design/button.ts";
import { sentence } from "#design/sentence.ts";
import { name, type Slot } from "#design/slot.ts";
import type { Call } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { historyOf, type PassageFacts, pathOf } from "../domain.ts";
import type { TranslateView } from "../queries.ts";
import { ownWords, press, raised } from "./parts.ts";

type Here = Call<PassageFacts>;
const here = ({ id, field, position }: PassageFacts) => ({ object: id, field, position });

/** Who made what readers are given now, and what one may do with it. */
export function nowShown(call: Here, { view, into, may }: { view: TranslateView; into: string; may: boolean }): Slot {
  const { t, facts, actor } = call;
  const { translation, ownTakenBack } = view;
  const path = pathOf(here(facts));
  const acts: Slot[] = [];
  if (translation && may && translation.state !== "machine" && translation.fresh && !translation.mine) {
    if (translation.state === "human")
      acts.push(
        press(
          call,
          `${path}/check`,
          t("translate-check"),
          { language: into, version: String(translation.version), checked: "yes" },
          false,
        ),
      );
    else if (translation.checkedByMe)
      acts.push(
        press(call, `${path}/check`, t("translate-uncheck"), {
          language: into,
          version: String(translation.version),
          checked: "",
        }),
      );
  }
  if (translation?.mine) acts.push(press(call, `${path}/withdrawal`, t("translate-withdraw"), { language: into }));
  if (may && ownTakenBack !== null && !translation?.mine)
    acts.push(
      press(call, historyOf(here(facts), into).split("?")[0] ?? "", t("translate-bring-back"), {
        language: into,
        version: String(ownTakenBack),
      }),
    );
  if (view.versions > 0)
    acts.push(
      linkButton(historyOf(here(facts), into), t("translate-versions", { count: view.versions }), { quiet: true }),
    );
  if (!translation && acts.length === 0) return "";
  return html`<section><h2>${t("translate-now-shown")}</h2>${
    translation
      ? html`<p>${madeBy(call, translation)}, <time datetime="${translation.at}">${t.day(translation.at, actor.zone)}</time></p>${translation.mine && translation.state === "human" && translation.fresh ? html`<p class="small">${t("translate-waits-for-check")}</p>` : ""}`
      : html`<p>${t("translate-none-shown")}</p>`
  }<div class="actions">${acts}</div></section>`;
}

function madeBy(call: Here, { state, by, mine, told }: NonNullable<TranslateView["translation"]>): Slot {
  const { t } = call;
  if (told) return ownWords(call, told);
  if (mine) return t(state === "reviewed" ? "translate-yours-checked" : "translate-yours");
  return by === null || state === "machine"
    ? raised(call, t(`design-state-${state}`))
    : sentence(t, `translate-${state}-by`, {}, { by: name(by) });
}
