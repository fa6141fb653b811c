import { button } from "#design/button.ts";
import { form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { name } from "#design/slot.ts";
import { table } from "#design/table.ts";
import { writingAs } from "#kernel/rights/actor.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { drawing } from "../../pages/drawing.ts";
import { personFields } from "../../pages/person-fields.ts";
import type { OwnPage, OwnSignIn } from "../queries.ts";

const guarded = ({ token }: Call): { token?: string } => (token === null ? {} : { token });
const below = ({ t }: Call): NonNullable<Page["breadcrumb"]> => [{ href: "/me", label: t("design-my-page") }];

export function editPage(
  call: Call,
  state: FormState,
  own: OwnPage,
  languages: readonly string[],
  zones: readonly string[],
): Page {
  const { t, actor } = call;
  const { draw, summary } = drawing(t, state);
  const body = html`${personFields(call, draw, languages, { reads: actor.reads, sides: own.sides, name: actor.name, pseudonym: own.pseudonym })}
${draw({ kind: "select", name: "zone", label: t("person-zone"), hint: t("person-zone-hint"), value: actor.zone, options: zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })) })}`;
  return {
    title: t("me-edit"),
    private: true,
    breadcrumb: below(call),
    body: html`<h1>${t("me-edit")}</h1>${summary()}${form({ action: "/me/edit", ...guarded(call), body, publishing: html`<div class="publishing"><p><b>${t("sign-up-who-sees")}</b> ${t("sign-up-who-sees-text")}</p></div>`, submit: t("people-save") })}`,
  };
}

export function writingAsPage(call: Call, next: string): Page {
  const { t, actor } = call;
  const acting = writingAs(actor);
  const { draw } = drawing(t, freshForm);
  const mine = actor.organisations.filter((own) => own.role !== "member");
  const body = draw({
    kind: "radios",
    name: "organisation",
    label: t("writing-as-who"),
    value: acting?.id ?? "",
    options: [
      { value: "", label: html`${name(actor.name)} <span class="small">${t("writing-as-self")}</span>` },
      ...mine.map((own) => ({ value: own.id, label: name(own.name) })),
    ],
  });
  return {
    title: t("writing-as-title"),
    private: true,
    breadcrumb: below(call),
    body: html`<h1>${t("writing-as-title")}</h1><p class="lead">${t("writing-as-text")}</p>${form({ action: "/me/writing-as", ...guarded(call), hidden: { next }, body, submit: t("writing-as-do") })}`,
  };
}

export function passwordPage(call: Call, state: FormState): Page {
  const { t } = call;
  const { draw, summary } = drawing(t, state);
  const body = html`
${draw({ kind: "password", name: "passwordNow", label: t("me-password-now"), autocomplete: "current-password", width: "medium" })}
${draw({ kind: "password", name: "password", label: t("account-new-password"), hint: t("account-new-password-hint"), autocomplete: "new-password", width: "medium" })}`;
  return {
    title: t("me-change-password"),
    private: true,
    breadcrumb: below(call),
    body: html`<h1>${t("me-change-password")}</h1>${summary()}<p>${t("me-change-password-text")}</p>${form({ action: "/me/password", ...guarded(call), body, submit: t("me-change-password") })}`,
  };
}

export function signInsPage(call: Call, rows: readonly OwnSignIn[]): Page {
  const { t, actor } = call;
  return {
    title: t("me-sign-ins"),
    private: true,
    breadcrumb: below(call),
    body: html`<h1>${t("me-sign-ins")}</h1><p>${t("me-sign-ins-text")}</p>${table({
      caption: t("me-sign-ins"),
      captionHidden: true,
      columns: [{ label: t("me-sign-in-where") }, { label: t("me-sign-in-seen") }, { label: t("me-sign-in-began") }],
      rows: rows.map((one) => [
        t(one.here ? "me-sign-in-here" : "me-sign-in-elsewhere"),
        t.moment(one.seenAt, actor.zone),
        t.moment(one.createdAt, actor.zone),
      ]),
    })}${rows.length > 1 ? form({ action: "/me/sign-ins", ...guarded(call), submit: t("me-sign-ins-end") }) : ""}`,
  };
}

export function leavePage(call: Call): Page {
  const { t } = call;
  return {
    title: t("leave-title"),
    private: true,
    scripts: ["design/browser/keep.ts"],
    breadcrumb: below(call),
    body: html`<h1>${t("leave-title")}</h1><p class="lead">${t("leave-text")}</p><ul><li>${t("leave-name")}</li><li>${t("leave-account")}</li><li>${t("leave-written")}</li><li>${t("leave-organisations")}</li></ul>
${notice({ kind: "warm", body: t("leave-copies") })}
${form({ action: "/me/leave", endsKeeping: true, ...guarded(call), submit: { buttons: button(t("leave-do"), { danger: true }) }, beside: html`<a href="/me">${t("leave-stay")}</a>` })}`,
  };
}
