import { button } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import type { Slot } from "#design/slot.ts";
import { summaryList } from "#design/summary-list.ts";
import { table } from "#design/table.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { type Profile, profileOf } from "../channels/described.ts";
import { hookAddresses } from "../channels/make-channel.ts";
import type { NewHook } from "./commands.ts";
import { countries, stateBadge, titleOf, unknownShare } from "./list.ts";
import type { ChannelLine, Try } from "./queries.ts";

/** One channel: its state and what each state means, what it promises, what it costs, and a way to try it. */
export function channelPage(call: Call, line: ChannelLine, tries: readonly Try[], state: FormState): Page {
  const { t } = call;
  const profile = profileOf(line.profile);
  const title = titleOf(call, line);
  return {
    title,
    private: true,
    breadcrumb: [
      { href: "/settings", label: t("coordinators-title") },
      { href: "/channels", label: t("channels-title") },
    ],
    body: html`<h1>${title} ${stateBadge(t, line.state)}</h1>${errorSummary(t, state, { phone: t("channel-try-phone") })}${summaryList(
      [
        { label: t("channel-kind"), value: t(`channel-kind-${line.kind}`) },
        { label: t("channel-where"), value: countries(t, line) },
        { label: t("channel-week"), value: t("channel-week-of", { given: line.given, delivered: line.delivered }) },
        { label: t("channel-unknown"), value: unknownShare(t, line) },
        {
          label: t("channel-last-receipt"),
          value: line.lastReceipt === null ? t("channel-never") : t.moment(line.lastReceipt, call.actor.zone),
        },
        ...(line.hook
          ? [{ label: t("channel-signed"), value: t(isSigned(profile) ? "channel-signed-yes" : "channel-signed-no") }]
          : []),
      ],
    )}<p><a class="button quiet" href="/channels/${line.name}/edit">${t("edit")}</a></p>
<h2>${t("channel-states")}</h2>${states(call, line)}
<h2>${t("channel-try")}</h2>${trial(call, line, tries, state)}
<h2>${t("channel-promises")}</h2>${promises(call, profile)}
<h2>${t("channel-price")}</h2>${prices(call, profile)}`,
  };
}

const isSigned = (profile: Profile): boolean => profile.kind === "http" && profile.signature.kind !== "none";

function states(call: Call, line: ChannelLine): Slot {
  const { t, token } = call;
  const others = (["on", "paused", "off"] as const).filter((one) => one !== line.state);
  return html`<p>${t(`channel-is-${line.state}`)}</p>${others.map(
    (one) =>
      html`${form({
        action: `/channels/${line.name}/state`,
        hidden: { state: one },
        ...(token !== null && { token }),
        submit: { buttons: button(t(`channel-do-${one}`), { quiet: one !== "on", danger: one === "off" }) },
        publishing: html`<p>${t(`channel-will-${one}`)}</p>`,
      })}`,
  )}`;
}

function trial(call: Call, line: ChannelLine, tries: readonly Try[], state: FormState): Slot {
  const { t, token } = call;
  return html`<p>${t("channel-try-lead")}</p>${form({
    action: `/channels/${line.name}/trials`,
    ...(token !== null && { token }),
    allowed: line.state === "on" ? true : { reason: t("channel-try-off") },
    body: field(t, state, {
      kind: "tel",
      name: "phone",
      label: t("channel-try-phone"),
      hint: t("channel-try-phone-hint"),
      autocomplete: "tel",
      width: "medium",
    }),
    submit: t("channel-try-send"),
  })}${
    tries.length === 0
      ? ""
      : html`<ul>${tries.map(
          ({ at, done, outcome }) =>
            html`<li>${t.moment(at, call.actor.zone)}: ${done ? tried(call, outcome) : t("channel-try-waits")}</li>`,
        )}</ul>`
  }`;
}

function tried({ t }: Call, outcome: Try["outcome"]): string {
  const what = typeof outcome?.["outcome"] === "string" ? outcome["outcome"] : "failed";
  const code = typeof outcome?.["code"] === "string" ? outcome["code"] : "";
  const known = ["accepted", "definite-no", "failed", "unknown"].includes(what) ? what : "failed";
  return code === ""
    ? t(`channel-tried-${known}`)
    : t("channel-tried-code", { what: t(`channel-tried-${known}`), code });
}

function promises({ t }: Call, profile: Profile): Slot {
  const { idempotency, query, refInReceipt, window, partsPerSecond, answerWithin } = profile.promises;
  return summaryList([
    {
      label: t("channel-idempotency"),
      value:
        idempotency === "none"
          ? t("channel-no")
          : t("channel-idempotency-for", { hours: Math.round(idempotency.seconds / 3600) }),
    },
    { label: t("channel-query"), value: t(`channel-query-${query}`) },
    { label: t("channel-ref"), value: t(refInReceipt ? "channel-yes" : "channel-no") },
    { label: t("channel-window"), value: t.number(window) },
    { label: t("channel-speed"), value: t("channel-speed-of", { parts: partsPerSecond }) },
    { label: t("channel-answer"), value: t("channel-seconds", { count: answerWithin }) },
  ]);
}

function prices({ t }: Call, profile: Profile): Slot {
  return table({
    caption: t("channel-price"),
    captionHidden: true,
    columns: [{ label: t("channel-country") }, { label: t("channel-price-part"), numeric: true }],
    rows: profile.prices.map(({ country, perPart, currency }) => [country, `${perPart} ${currency}`]),
    empty: empty({ title: t("channel-price-none"), body: t("channel-price-none-how") }),
  });
}

/** Shown once, since the secret in it lies nowhere in plain. */
export function hookPage(call: Call, name: string, profile: Profile, hook: NewHook): Page {
  const { t } = call;
  const base = (profile.kind === "http" ? profile.callbacks : undefined) ?? call.config.publicUrl ?? "";
  const addresses = hookAddresses(name, hook.secret, base);
  const isHttp = profile.kind === "http";
  return {
    title: t("channel-made"),
    private: true,
    breadcrumb: [
      { href: "/settings", label: t("coordinators-title") },
      { href: "/channels", label: t("channels-title") },
    ],
    body: html`<h1>${t("channel-made")}</h1>${
      isHttp
        ? html`${notice({ kind: "warm", title: t("channel-hook-once"), body: t("channel-hook-how") })}${
            base === "" ? notice({ kind: "error", body: t("channel-hook-no-address") }) : ""
          }${summaryList([
            ...(profile.receipts
              ? [{ label: t("channel-hook-receipts"), value: html`<code>${addresses.receipts}</code>` }]
              : []),
            ...(profile.inbound
              ? [{ label: t("channel-hook-inbound"), value: html`<code>${addresses.inbound}</code>` }]
              : []),
          ])}`
        : ""
    }<p>${t("channel-made-next")}</p><p><a class="button" href="/channels/${name}">${t("channel-to-it")}</a></p>`,
  };
}
