import { linkButton } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { form } from "#design/form.ts";
import type { Slot } from "#design/slot.ts";
import { table } from "#design/table.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { ListedTheme } from "../queries.ts";
import { themeName } from "./name.ts";

/** All topics with what is there about each; coordinators change and order them here. */
export function listPage(call: Call, themes: readonly ListedTheme[]): Page {
  const { t } = call;
  const mayEdit = call.may("theme.edit", {}) === true;
  const isUsed = (theme: ListedTheme) =>
    theme.problems + theme.hopes + theme.common + theme.experiences + theme.groups > 0;
  const used = themes.filter(isUsed);
  const unused = themes.filter((theme) => !isUsed(theme));
  return {
    title: t("themes-title"),
    description: t("themes-description"),
    canonical: "/topics",
    body: html`<h1>${t("themes-title")}</h1><p class="lead">${t("themes-description")}</p>
${
  themes.length === 0
    ? empty({ title: t("themes-none"), body: t("themes-none-next") })
    : used.length === 0
      ? ""
      : table({
          caption: t("themes-title"),
          captionHidden: true,
          columns: [
            { label: t("theme-name") },
            { label: t("theme-problems"), numeric: true },
            { label: t("theme-common"), numeric: true },
            { label: t("theme-experiences"), numeric: true },
            { label: t("theme-groups"), numeric: true },
          ],
          rows: used.map((theme) => [
            html`<a href="/topics/${theme.slug}">${themeName(call, theme.name, theme.slug)}</a>`,
            t.number(theme.problems + theme.hopes),
            t.number(theme.common),
            t.number(theme.experiences),
            t.number(theme.groups),
          ]),
        })
}
${unused.length === 0 ? "" : html`<h2>${t("themes-unused")}</h2><p class="small">${t("themes-unused-note")}</p><ul>${unused.map((theme) => html`<li><a href="/topics/${theme.slug}">${themeName(call, theme.name, theme.slug)}</a></li>`)}</ul>`}
${mayEdit ? editing(call, themes) : ""}`,
  };
}

/** The order in which forms and lists show topics, and the ways to change each. */
function editing(call: Call, themes: readonly ListedTheme[]): Slot {
  const { t, token } = call;
  const press = (theme: ListedTheme, direction: "up" | "down") =>
    form({
      action: `/topics/${theme.slug}/place`,
      hidden: { direction },
      inline: true,
      look: { quiet: true },
      submit: {
        buttons: html`<button class="button quiet" type="submit" aria-label="${t(`theme-${direction}`, { name: String(themeName(call, theme.name, theme.slug)) })}">${direction === "up" ? "↑" : "↓"}</button>`,
      },
      ...(token !== null && { token }),
    });
  return html`<h2>${t("themes-edit")}</h2><p>${t("themes-edit-note")}</p><p>${linkButton("/topics/new", t("theme-add"), { quiet: true })}</p>
<ol class="order">${themes.map((theme, n) => html`<li><div class="actions"><a href="/topics/${theme.slug}/edit">${themeName(call, theme.name, theme.slug)}</a>${n > 0 ? press(theme, "up") : ""}${n < themes.length - 1 ? press(theme, "down") : ""}</div></li>`)}</ol>`;
}
