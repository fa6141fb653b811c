import { badge } from "#design/badge.ts";
import { linkButton } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { name, type Slot } from "#design/slot.ts";
import { summaryList } from "#design/summary-list.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import { writingAs } from "#kernel/rights/actor.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { OwnPage } from "../queries.ts";
import { thingLink } from "../titles.ts";

/** A reader's own page: who he is here, whom he writes for, what waits for him, what he began and follows. */
export function ownPageView(call: Call, own: OwnPage): Page {
  const { t, actor, token } = call;
  const signOut = form({
    action: "/sign-out",
    submit: t("sign-out-do"),
    look: { quiet: true },
    inline: true,
    endsKeeping: true,
    ...(token !== null && { token }),
  });
  return {
    title: t("design-my-page"),
    private: true,
    scripts: ["design/browser/keep.ts"],
    body: html`<h1>${name(actor.name)}</h1>${waiting(call, own)}
${own.held === 0 ? "" : notice({ kind: "warm", body: html`<a href="/held">${t("me-held", { count: own.held })}</a>` })}
<p>${doors(call)}</p>
<h2>${t("me-who")}</h2>${summaryList(who(call, own))}<p>${linkButton("/me/edit", t("me-edit"), { quiet: true })}</p>
<h2 id="organisations">${t("me-organisations")}</h2>${organisations(call)}
<h2 id="drafts">${t("me-drafts")}</h2>${
      own.drafts.length === 0
        ? empty({ title: t("me-drafts-none") })
        : html`<ul>${own.drafts.map((one) => html`<li>${thingLink(call, one)}</li>`)}</ul>`
    }
<h2 id="follows">${t("me-follows")}</h2>${
      own.follows.length === 0
        ? empty({ title: t("me-follows-none"), body: t("me-follows-none-next") })
        : html`<ul>${own.follows.map((one) => html`<li>${thingLink(call, one)}</li>`)}</ul>`
    }
<h2>${t("me-account")}</h2>${summaryList([
      { label: t("account-address"), value: name(own.address) },
      {
        label: t("account-password"),
        value: "••••••••",
        action: html`<a href="/me/password">${t("me-change-password")}</a>`,
      },
      { label: t("me-mail"), value: html`<a href="/me/mail">${t("me-mail-choose")}</a>` },
      {
        label: t("me-sign-ins"),
        value: t("me-sign-ins-count", { count: own.signIns }),
        action: html`<a href="/me/sign-ins">${t("me-sign-ins-see")}</a>`,
      },
    ])}
<div class="actions">${signOut}<a href="/me/leave">${t("leave-title")}</a></div>`,
  };
}

/** Where what waits for this reader is, and what his offices are for. */
function doors({ t, actor }: Call): Slot {
  const offices = new Set(actor.offices.map((office) => office.role));
  const quiet = (href: string, label: string) => html` ${linkButton(href, label, { quiet: true })}`;
  return html`${linkButton("/me/notices", actor.unread === 0 ? t("me-notices") : t("me-notices-new", { count: actor.unread }), { quiet: actor.unread === 0 })}${[
    actor.reads.length > 1 ? quiet("/translations", t("me-translate")) : "",
    offices.has("coordinator") ? quiet("/settings", t("me-coordinate")) : "",
    offices.has("moderator") ? quiet("/second-looks", t("me-second-looks")) : "",
    // Coordinators have it beside their other pages.
    offices.has("auditor") && !offices.has("coordinator") ? quiet("/coordinators/record", t("me-record")) : "",
  ]}`;
}

function waiting({ t }: Call, own: OwnPage): Slot {
  if (!own.confirmed) return notice({ kind: "warm", title: t("me-not-confirmed"), body: t("me-not-confirmed-text") });
  return own.admitted ? "" : notice({ kind: "warm", title: t("closed-waiting-title"), body: t("closed-waiting") });
}

function who(call: Call, own: OwnPage): { label: Slot; value: Slot }[] {
  const { t, actor, exchange } = call;
  const sides = own.sides.flatMap((code) => sideOf(exchange, code) ?? []);
  return [
    {
      label: t("person-name"),
      value: html`${name(actor.name)}${own.pseudonym ? html` ${badge(t("person-is-pseudonym"))}` : ""}`,
    },
    {
      label: t("person-sides"),
      value: sides.length === 0 ? t("person-sides-none") : t.list(sides.map((side) => nameFor(side.names, t.reads))),
    },
    { label: t("me-reads"), value: actor.reads.map((code) => t.languageName(code)).join(" → ") },
    { label: t("person-zone"), value: actor.zone },
    ...(actor.member && actor.number !== null
      ? [{ label: t("me-seen-by-others"), value: html`<a href="/people/${actor.number}">${t("me-as-others-see")}</a>` }]
      : []),
  ];
}

function organisations(call: Call): Slot {
  const { t, actor } = call;
  const acting = writingAs(actor);
  const more = actor.member
    ? html`<div class="actions">${linkButton("/organisations/new", t("organisation-make"), { quiet: true })}${linkButton("/organisations", t("organisations-find"), { quiet: true })}</div>`
    : "";
  if (actor.organisations.length === 0)
    return html`${empty({ title: t("me-organisations-none"), body: t("me-organisations-none-next") })}${more}`;
  return html`<ul>${actor.organisations.map(
    (own) =>
      html`<li><a href="/organisations/${own.number}">${name(own.name)}</a> <span class="small">${t(`role-${own.role}`)}</span>${own.id === acting?.id ? html` ${badge(t("me-writes-for-now"), "ok")}` : ""}</li>`,
  )}</ul>${actor.organisations.some((own) => own.role !== "member") ? html`<p><a href="/me/writing-as">${t("writing-as-title")}</a></p>` : ""}${more}`;
}
