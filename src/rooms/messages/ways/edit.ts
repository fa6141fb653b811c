import { field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import type { Slot } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, typedValue } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { profileOf, readProfile } from "../channels/described.ts";
import { type ReadyProfile, readyProfiles } from "../channels/ready.ts";
import { secretNames } from "./commands.ts";
import { secretField, writeRoutes } from "./form.ts";
import { titleOf } from "./list.ts";
import type { ChannelLine } from "./queries.ts";

const inLanguage = (call: Call, texts: Readonly<Record<string, string>>): string => {
  for (const language of [...call.t.reads, "en"]) if (texts[language]) return texts[language];
  return "";
};

/** Ready descriptions to begin with. */
export function choosePage(call: Call): Page {
  const { t } = call;
  return {
    title: t("channels-add"),
    private: true,
    breadcrumb: crumbs(call),
    body: html`<h1>${t("channels-add")}</h1><p class="lead">${t("channels-add-lead")}</p>${readyProfiles().map(
      (one) =>
        html`<section class="card"><h2><a href="/channels/new?profile=${one.name}">${inLanguage(call, one.title)}</a></h2><p>${t(`channel-kind-${one.kind}`)}</p></section>`,
    )}`,
  };
}

const crumbs = ({ t }: Call) => [
  { href: "/settings", label: t("coordinators-title") },
  { href: "/channels", label: t("channels-title") },
];

/** The form of a new channel, begun with a ready description. */
export function newChannelPage(call: Call, ready: ReadyProfile, state: FormState): Page {
  const { t } = call;
  return {
    title: t("channel-new", { title: inLanguage(call, ready.title) }),
    private: true,
    breadcrumb: [...crumbs(call), { href: "/channels/new", label: t("channels-add") }],
    body: html`<h1>${t("channel-new", { title: inLanguage(call, ready.title) })}</h1>${fields(call, state, {
      action: `/channels?profile=${ready.name}`,
      name: ready.name,
      text: ready.text,
      routes: "",
      position: 1,
      how: inLanguage(call, ready.how),
      before: null,
    })}`,
  };
}

export function editChannelPage(call: Call, line: ChannelLine, state: FormState): Page {
  const { t } = call;
  const profile = profileOf(line.profile);
  return {
    title: t("channel-edit", { title: titleOf(call, line) }),
    private: true,
    breadcrumb: [...crumbs(call), { href: `/channels/${line.name}`, label: titleOf(call, line) }],
    body: html`<h1>${t("channel-edit", { title: titleOf(call, line) })}</h1>${
      line.state === "on" ? notice({ kind: "warm", body: t("channel-edit-on") }) : ""
    }${fields(call, state, {
      action: `/channels/${line.name}`,
      name: null,
      text: JSON.stringify(profile, null, 2),
      routes: writeRoutes(line.routes),
      position: line.position,
      how: "how" in profile ? inLanguage(call, profile.how) : "",
      before: line,
    })}`,
  };
}

interface Fresh {
  readonly action: string;
  /** null where the name is given already. */
  readonly name: string | null;
  readonly text: string;
  readonly routes: string;
  readonly position: number;
  readonly how: string;
  readonly before: ChannelLine | null;
}

function fields(call: Call, state: FormState, fresh: Fresh): Slot {
  const { t, token } = call;
  const typed = typedValue(state, "profile") || fresh.text;
  const read = readProfile(typed);
  const names = "profile" in read ? secretNames(read.profile) : secretNames(profileOf(JSON.parse(fresh.text)));
  const labels: Record<string, string> = {
    name: t("channel-short-name"),
    routes: t("channel-where"),
    position: t("channel-position"),
    profile: t("channel-profile"),
    ...Object.fromEntries(names.map((name) => [secretField(name), name])),
  };
  const draw = (one: Parameters<typeof field>[2]) => field(t, state, one);
  return html`${errorSummary(t, state, labels)}${fresh.how === "" ? "" : notice({ title: t("channel-how"), body: fresh.how })}${form(
    {
      action: fresh.action,
      ...(token !== null && { token }),
      body: html`${
        fresh.name === null
          ? ""
          : draw({
              kind: "text",
              name: "name",
              label: labels["name"] ?? "",
              hint: t("channel-short-name-hint"),
              value: fresh.name,
              width: "medium",
            })
      }${draw({ kind: "textarea", name: "routes", label: labels["routes"] ?? "", hint: t("channel-where-hint"), value: fresh.routes, rows: 3, optional: true })}${draw(
        {
          kind: "number",
          name: "position",
          label: labels["position"] ?? "",
          hint: t("channel-position-hint"),
          value: String(fresh.position),
          width: "short",
          min: 0,
          max: 1000,
        },
      )}${draw({ kind: "textarea", name: "profile", label: labels["profile"] ?? "", hint: t("channel-profile-hint"), value: fresh.text, rows: 24, lang: "en" })}${
        "faults" in read && read.faults.length > 1
          ? html`<ul>${read.faults.map(({ path, id, facts }) => html`<li>${t(id, { path, ...facts })}</li>`)}</ul>`
          : ""
      }${
        names.length === 0
          ? ""
          : html`<fieldset><legend>${t("channel-secrets")}</legend><p class="hint">${t(fresh.before ? "channel-secrets-keep" : "channel-secrets-hint")}</p>${names.map(
              (name) =>
                draw({
                  kind: "password",
                  name: secretField(name),
                  label: name,
                  autocomplete: "new-password",
                  optional: fresh.before !== null,
                }),
            )}</fieldset>`
      }`,
      submit: t(fresh.before ? "save" : "channel-make"),
      publishing: fresh.before ? "" : html`<p>${t("channel-made-off")}</p>`,
    },
  )}`;
}
