import { linkButton } from "#design/button.ts";
import { form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { sentence } from "#design/sentence.ts";
import type { Slot } from "#design/slot.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { drawing } from "../pages/drawing.ts";
import { personFields } from "../pages/person-fields.ts";

const exchangeName = ({ exchange, t }: Call): string => nameFor(exchange.names, t.reads) || "Diomede";
const onwards = (next: string): Record<string, string> => (next === "/" ? {} : { next });
const withNext = (path: string, next: string): string =>
  next === "/" ? path : `${path}?next=${encodeURIComponent(next)}`;
const guarded = ({ token }: Call): { token?: string } => (token === null ? {} : { token });

export function signInPage(call: Call, state: FormState, next: string): Page {
  const { t } = call;
  const { draw, summary } = drawing(t, state);
  const fields = html`
${draw({ kind: "email", name: "address", label: t("account-address"), autocomplete: "username", width: "medium", inputmode: "email" })}
${draw({ kind: "password", name: "password", label: t("account-password"), autocomplete: "current-password", width: "medium" })}`;
  return {
    title: t("sign-in-title"),
    private: true,
    body: html`<h1>${t("sign-in-title")}</h1>${summary()}
${next === "/held" ? notice({ body: t("sign-in-held") }) : ""}
${form({ action: "/sign-in", ...guarded(call), hidden: onwards(next), body: fields, submit: t("sign-in-do") })}
<p><a href="/forgotten">${t("sign-in-forgotten")}</a></p>
<h2>${t("sign-in-new-here")}</h2><p>${t(call.exchange.open ? "sign-in-new-open" : "sign-in-new-closed")}</p><p>${linkButton(withNext("/sign-up", next), t("sign-up-title"), { quiet: true })}</p>`,
  };
}

export function signUpPage(call: Call, state: FormState, next: string, languages: readonly string[]): Page {
  const { t, exchange } = call;
  const { draw, summary } = drawing(t, state);
  const fields = html`
${draw({ kind: "email", name: "address", label: t("account-address"), hint: t("account-address-hint"), autocomplete: "email", width: "medium", inputmode: "email" })}
${draw({ kind: "password", name: "password", label: t("account-new-password"), hint: t("account-new-password-hint"), autocomplete: "new-password", width: "medium" })}
${personFields(call, draw, languages, { reads: t.reads })}`;
  const body = form({
    action: "/sign-up",
    ...guarded(call),
    hidden: onwards(next),
    body: fields,
    publishing: html`<div class="publishing"><p><b>${t("sign-up-who-sees")}</b> ${t("sign-up-who-sees-text")}</p></div>`,
    submit: t(exchange.open ? "sign-up-do" : "sign-up-do-closed"),
  });
  return {
    title: t("sign-up-title"),
    private: true,
    body: html`<h1>${t("sign-up-title")}</h1>${summary()}
<p class="lead">${t(exchange.open ? "sign-up-lead-open" : "sign-up-lead-closed", { exchange: exchangeName(call) })}</p>
${next === "/held" ? notice({ body: t("sign-in-held") }) : ""}
${body}
<p>${sentence(t, "sign-up-have-one", {}, { link: html`<a href="${withNext("/sign-in", next)}">${t("sign-in-do")}</a>` })}</p>`,
  };
}

/** The same words whether the address has an account or not. */
export function sentPage(call: Call, what: "sign-up" | "forgotten"): Page {
  const { t, exchange } = call;
  const waits: Slot = call.config.mail === null ? notice({ kind: "warm", body: t(`${what}-sent-no-mail`) }) : "";
  return {
    title: t(`${what}-sent-title`),
    private: true,
    body: html`<h1>${t(`${what}-sent-title`)}</h1><p class="lead">${t(`${what}-sent-text`)}</p>${waits}
${what === "sign-up" && !exchange.open ? html`<p>${t("sign-up-sent-closed")}</p>` : ""}
<p>${t("sent-nothing-came")}</p><p>${linkButton("/sign-in", t("sign-in-title"), { quiet: true })}</p>`,
  };
}

export function forgottenPage(call: Call, state: FormState): Page {
  const { t } = call;
  const { draw, summary } = drawing(t, state);
  const body = draw({
    kind: "email",
    name: "address",
    label: t("account-address"),
    autocomplete: "username",
    width: "medium",
    inputmode: "email",
  });
  return {
    title: t("forgotten-title"),
    private: true,
    body: html`<h1>${t("forgotten-title")}</h1>${summary()}<p>${t("forgotten-text")}</p>${form({ action: "/forgotten", ...guarded(call), body, submit: t("forgotten-do") })}`,
  };
}

/** A button only: programs that look through mail open links, but press no buttons. */
export function confirmPage(call: Call): Page {
  const { t } = call;
  return {
    title: t("confirm-title"),
    private: true,
    body: html`<h1>${t("confirm-title")}</h1><p>${t("confirm-text", { exchange: exchangeName(call) })}</p>${form({ action: call.url.pathname, ...guarded(call), submit: t("confirm-do") })}`,
  };
}

export function newPasswordPage(call: Call, state: FormState): Page {
  const { t } = call;
  const { draw, summary } = drawing(t, state);
  const body = draw({
    kind: "password",
    name: "password",
    label: t("account-new-password"),
    hint: t("account-new-password-hint"),
    autocomplete: "new-password",
    width: "medium",
  });
  return {
    title: t("new-password-title"),
    private: true,
    body: html`<h1>${t("new-password-title")}</h1>${summary()}<p>${t("new-password-text")}</p>${form({ action: call.url.pathname, ...guarded(call), body, submit: t("new-password-do") })}`,
  };
}

/** Without TLS every machine on the way could read a password, so that none is asked for. */
export function notSafePage(call: Call): Page {
  const { t } = call;
  return {
    title: t("not-safe-title"),
    private: true,
    status: 403,
    body: html`<h1>${t("not-safe-title")}</h1><p class="lead">${t("not-safe-text")}</p><p>${t("not-safe-keepers")}</p>${typedAddress(call)}<p>${linkButton("/", t("answer-home"), { quiet: true })}</p>`,
  };
}

const typedAddress = ({ config, t }: Call): Slot =>
  config.publicUrl?.startsWith("https:")
    ? html`<p>${linkButton(`${config.publicUrl}/sign-in`, t("not-safe-go"))}</p>`
    : "";
