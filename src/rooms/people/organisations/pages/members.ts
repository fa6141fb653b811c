import { button, linkButton } from "#design/button.ts";
import { form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { sentence } from "#design/sentence.ts";
import { name, type Slot } from "#design/slot.ts";
import { languagesOf } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { memberRoles, type OrganisationFacts, roleIn } from "../../domain.ts";
import { drawing } from "../../pages/drawing.ts";
import type { Asking, OrganisationMember, OrganisationView } from "../queries.ts";
import { guarded, pathOf } from "./parts.ts";

const crumbs = ({ t }: Call, facts: OrganisationFacts): NonNullable<Page["breadcrumb"]> => [
  { href: "/organisations", label: t("organisations-title") },
  { href: pathOf(facts.number), label: facts.name },
];

/** For heads: who asks to join, who belongs to it in which role, and whom to invite. */
export function membersPage(
  call: Call,
  facts: OrganisationFacts,
  view: OrganisationView,
  asking: readonly Asking[],
  state: FormState = freshForm,
): Page {
  const { t } = call;
  const { draw, summary } = drawing(t, state);
  const body = html`
${draw({ kind: "email", name: "address", label: t("invite-address"), hint: t("invite-address-hint"), width: "medium", inputmode: "email", autocomplete: "off" })}
${draw({ kind: "radios", name: "role", label: t("invite-role"), value: "editor", options: memberRoles.map((role) => ({ value: role, label: t(`role-${role}`), hint: t(`role-${role}-hint`) })) })}
${draw({ kind: "select", name: "language", label: t("invite-language"), hint: t("invite-language-hint"), value: facts.language, options: languagesOf(call.exchange).map((code) => ({ value: code, label: t.languageName(code) })) })}`;
  return {
    title: t("members-title"),
    private: true,
    breadcrumb: crumbs(call, facts),
    body: html`<h1>${t("members-title")}</h1>${summary()}
${asking.length === 0 ? "" : html`<section id="asking"><h2>${t("members-asking")}</h2><ul class="cards">${asking.map((one) => html`<li>${askingCard(call, facts, one)}</li>`)}</ul></section>`}
<section><h2>${t("members-now")}</h2><ul class="cards">${view.members.map((one) => html`<li>${memberCard(call, facts, one, view.members)}</li>`)}</ul></section>
<section id="invite"><h2>${t("invite-title")}</h2><p>${t("invite-text")}</p>${call.config.mail === null ? notice({ kind: "warm", body: t("invite-no-mail") }) : ""}${form({ action: `${pathOf(facts.number)}/invitations`, ...guarded(call), body, submit: t("invite-do") })}</section>
<section><h2>${t("organisation-leaves-title")}</h2><p>${t("organisation-leaves-lead")}</p><p>${linkButton(`${pathOf(facts.number)}/end`, t("organisation-leaves-title"), { quiet: true })}</p></section>`,
  };
}

function askingCard(call: Call, facts: OrganisationFacts, one: Asking): Html {
  const { t, actor } = call;
  return html`<article class="card"><h3><a href="/people/${one.number}">${name(one.name)}</a></h3>${one.words ? html`<p><q>${name(one.words)}</q></p>` : ""}<div class="meta"><time datetime="${one.at}">${t.day(one.at, actor.zone)}</time></div>${form(
    {
      action: `${pathOf(facts.number)}/asking/${one.number}`,
      ...guarded(call),
      submit: {
        buttons: html`${button(t("asking-take-editor"), { name: "role", value: "editor" })}${button(t("asking-take-member"), { name: "role", value: "member", quiet: true })}${button(t("asking-refuse"), { name: "role", value: "", quiet: true })}`,
      },
    },
  )}</article>`;
}

function memberCard(
  call: Call,
  facts: OrganisationFacts,
  one: OrganisationMember,
  team: readonly OrganisationMember[],
): Html {
  const { t, actor } = call;
  const mine = one.id === actor.person;
  const others = memberRoles.filter((role) => role !== one.role);
  const onlyHead = one.role === "head" && team.filter((each) => each.role === "head").length === 1;
  const path = `${pathOf(facts.number)}/members/${one.number}`;
  return html`<article class="card"><h3><a href="/people/${one.number}">${name(one.name)}</a></h3><div class="meta"><span>${t(`role-${one.role}`)}</span>${mine ? html`<span>${t("members-you")}</span>` : ""}</div>${
    onlyHead
      ? html`<p class="small">${t("organisation-last-head")}</p>`
      : form({
          action: path,
          ...guarded(call),
          submit: {
            buttons: html`${others.map((role) => button(t(`members-make-${role}`), { name: "role", value: role, quiet: true }))}${mine ? "" : button(t("members-remove"), { name: "role", value: "", quiet: true })}`,
          },
        })
  }${mine || one.role === "head" ? "" : form({ action: `${path}/succession`, ...guarded(call), submit: t("members-hand-over"), look: { quiet: true }, inline: true })}</article>`;
}

/** Shown once, to the head who invited: the link may also be handed over by other means than our mail. */
export function invitedPage(call: Call, facts: OrganisationFacts, address: string, link: string): Page {
  const { t } = call;
  return {
    title: t("invited-title"),
    private: true,
    breadcrumb: crumbs(call, facts),
    body: html`<h1>${t("invited-title")}</h1><p class="lead">${sentence(t, call.config.mail === null ? "invited-text-no-mail" : "invited-text", {}, { address: html`<b>${name(address)}</b>` })}</p><p>${t("invited-link")}</p><p><code>${link}</code></p><p>${linkButton(`${pathOf(facts.number)}/members`, t("members-title"), { quiet: true })}</p>`,
  };
}

export function joiningPage(call: Call, facts: OrganisationFacts, state: FormState): Page {
  const { t } = call;
  const { draw, summary } = drawing(t, state);
  const body = draw({
    kind: "textarea",
    name: "words",
    label: t("joining-words"),
    hint: t("joining-words-hint"),
    optional: true,
    rows: 4,
    maxlength: 1000,
  });
  return {
    title: t("organisation-ask"),
    private: true,
    breadcrumb: crumbs(call, facts),
    body: html`<h1>${t("organisation-ask")}</h1>${summary()}<p class="lead">${sentence(t, "joining-text", {}, { organisation: name(facts.name) })}</p>${form(
      {
        action: `${pathOf(facts.number)}/joining`,
        ...guarded(call),
        body,
        publishing: html`<div class="publishing"><p><b>${t("sign-up-who-sees")}</b> ${t("joining-who-sees")}</p></div>`,
        submit: t("joining-do"),
      },
    )}`,
  };
}

export function leavingPage(call: Call, facts: OrganisationFacts, lastHead: boolean): Page {
  const { t, actor } = call;
  const go: Slot = form({
    action: `${pathOf(facts.number)}/leaving`,
    ...guarded(call),
    submit: t("organisation-leave"),
    beside: html`<a href="${pathOf(facts.number)}">${t("leave-stay")}</a>`,
  });
  return {
    title: t("organisation-leave"),
    private: true,
    breadcrumb: crumbs(call, facts),
    body: html`<h1>${t("organisation-leave")}</h1><p class="lead">${sentence(t, "leaving-text", {}, { organisation: name(facts.name) })}</p>${
      lastHead && roleIn(actor, facts.id) === "head"
        ? html`${notice({ kind: "warm", body: t("organisation-last-head") })}<p>${linkButton(`${pathOf(facts.number)}/members`, t("members-title"))}</p>`
        : go
    }`,
  };
}

export function endPage(call: Call, facts: OrganisationFacts): Page {
  const { t } = call;
  return {
    title: t("organisation-leaves-title"),
    private: true,
    breadcrumb: crumbs(call, facts),
    body: html`<h1>${t("organisation-leaves-title")}</h1><p class="lead">${t("organisation-leaves-text")}</p>${notice({ kind: "warm", body: t("leave-copies") })}${form(
      {
        action: `${pathOf(facts.number)}/end`,
        ...guarded(call),
        submit: { buttons: button(t("organisation-leaves-do"), { danger: true }) },
        beside: html`<a href="${pathOf(facts.number)}">${t("leave-stay")}</a>`,
      },
    )}`,
  };
}

/** An invitation says what it is about to somebody who has signed in; to others only that it is one. */
export function invitationPage(
  call: Call,
  about: { readonly organisation: OrganisationFacts; readonly role: string } | null,
): Page {
  const { t, actor, url } = call;
  const next = encodeURIComponent(url.pathname);
  const inside =
    about === null
      ? html`<p class="lead">${t("invitation-sign-in")}</p><div class="actions">${linkButton(`/sign-in?next=${next}`, t("sign-in-do"))}${linkButton(`/sign-up?next=${next}`, t("sign-up-title"), { quiet: true })}</div>`
      : html`<p class="lead">${sentence(t, "invitation-text", {}, { organisation: name(about.organisation.name), role: t(`role-${about.role}`) })}</p><p>${t(`role-${about.role}-hint`)}</p>${
          actor.member
            ? form({ action: url.pathname, ...guarded(call), submit: t("invitation-do") })
            : notice({ kind: "warm", body: t("invitation-wait") })
        }`;
  return { title: t("invitation-title"), private: true, body: html`<h1>${t("invitation-title")}</h1>${inside}` };
}
