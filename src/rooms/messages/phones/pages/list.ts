import { button } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { form } from "#design/form.ts";
import { table } from "#design/table.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { PhoneLine } from "../queries.ts";
import { readable } from "./one.ts";

/** All telephones of the simulator, and a press for a new one in each country. */
export function phonesPage(call: Call, lines: readonly PhoneLine[]): Page {
  const { t, token } = call;
  return {
    title: t("phones"),
    private: true,
    body: html`<h1>${t("phones")}</h1><p class="lead">${t("phones-lead")}</p>
${form({
  action: "/phones",
  ...(token !== null && { token }),
  submit: {
    buttons: html`${button(t("phones-new-ru"), { name: "country", value: "RU" })} ${button(t("phones-new-us"), { name: "country", value: "US", quiet: true })}`,
  },
})}
${
  lines.length === 0
    ? empty({ title: t("phones-none"), body: t("phones-none-body") })
    : table({
        caption: t("phones"),
        captionHidden: true,
        columns: [{ label: t("phones-number") }, { label: t("phones-last") }, { label: t("phones-messages") }],
        rows: lines.map((line) => [
          html`<a href="/phones/${line.number.slice(1)}">${readable(line.number)}</a>`,
          line.last === null ? "" : html`<bdi>${shortened(line.last)}</bdi>`,
          t.number(line.messages),
        ]),
      })
}`,
  };
}

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
