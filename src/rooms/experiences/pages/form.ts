import { audienceField, tellsWhom } from "#design/audience.ts";
import { button } from "#design/button.ts";
import { type Field, field } from "#design/field.ts";
import { fold } from "#design/fold.ts";
import { errorSummary, form } from "#design/form.ts";
import { keepScripts } from "#design/keep.ts";
import { sentence } from "#design/sentence.ts";
import { name, type Slot } from "#design/slot.ts";
import { goesOut } from "#kernel/embed/embedder.ts";
import { languagesOf, nameFor } from "#kernel/exchange/exchange.ts";
import { writingAs } from "#kernel/rights/actor.ts";
import { keptFor } from "#kernel/sign-in/kept-for.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, typedValue } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { About } from "../queries.ts";
import { sideName, titleOf } from "./titles.ts";

export interface FormWish {
  /** Null for a new one. */
  readonly number: number | null;
  readonly state: FormState;
  readonly themes: readonly { id: string; name: string }[];
  readonly about: readonly (About & { readonly themes: readonly string[] })[];
  /** Already shown to others: saving changes what they see. */
  readonly shown: boolean;
}

/** The form by which an experience is told or changed. */
export function formPage(call: Call, wish: FormWish): Page {
  const { t, exchange, actor, token } = call;
  const labels: Record<string, string> = Object.create(null);
  const state = withFirstChoices(wish);
  const draw = (one: Field): Slot => {
    labels[one.name] = one.label;
    return field(t, state, one);
  };
  const spoken = languagesOf(exchange);
  const lang = typedValue(state, "language") || (spoken.includes(t.language) ? t.language : (spoken[0] ?? "en"));
  const text = (one: string, rows: number, maxlength: number): Slot =>
    draw({
      kind: "textarea",
      name: one,
      label: t(`experience-${one}`),
      hint: t(`experience-${one}-hint`),
      rows,
      maxlength,
      lang,
    });
  const another = (label: string, optional: boolean): Slot =>
    draw({ kind: "text", name: "more", label, hint: t("experience-about-more-hint"), optional, width: "long" });
  const body = html`
${draw({ kind: "text", name: "title", label: t("experience-title-label"), hint: t("experience-title-hint"), width: "long", lang })}
${draw({ kind: "select", name: "language", label: t("problem-language"), hint: t("problem-language-hint"), value: lang, options: spoken.map((code) => ({ value: code, label: t.languageName(code) })) })}
${wish.about.length === 0 ? "" : draw({ kind: "checkboxes", name: "about", label: t("experience-about"), hint: t("experience-about-hint"), options: wish.about.map((one) => ({ value: one.id, label: titleOf(call, one.title, one.number, { mark: false }), hint: html`${t(`kind-${one.kind}`)} ${one.number}${one.side ? html`, ${sideName(call, one.side)}` : ""}` })) })}
${wish.about.length === 0 ? another(t("experience-about-which"), true) : ""}
${text("did", 8, 8000)}
${text("outcome", 5, 5000)}
${fold(t, state, {
  title: [t("experience-cost"), t("experience-wrong"), t("experience-ask")].join(" · "),
  names: ["cost", "wrong", "ask"],
  body: html`${text("cost", 3, 3000)}${text("wrong", 4, 3000)}${text("ask", 2, 1000)}`,
})}
${fold(t, state, {
  title: [
    ...(wish.about.length === 0 ? [] : [t("experience-about-more")]),
    t("problem-place"),
    t("experience-year"),
  ].join(" · "),
  names: [...(wish.about.length === 0 ? [] : ["more"]), "place", "year"],
  body: html`
${wish.about.length === 0 ? "" : another(t("experience-about-more"), false)}
${draw({ kind: "text", name: "place", label: t("problem-place"), hint: t("problem-place-hint"), width: "medium" })}
${draw({ kind: "text", name: "year", label: t("experience-year"), hint: t("experience-year-hint"), width: "short", inputmode: "numeric" })}`,
})}
${
  wish.themes.length === 0
    ? ""
    : fold(t, state, {
        title: t("problem-topics"),
        names: ["themes"],
        body: draw({
          kind: "checkboxes",
          name: "themes",
          label: t("problem-topics"),
          hint: t("problem-topics-hint"),
          options: wish.themes.map((theme) => ({ value: theme.id, label: theme.name })),
        }),
      })
}
${draw(audienceField(t))}`;
  const fresh = wish.number === null;
  const title = t(fresh ? "experience-tell" : "experience-edit");
  const who = writingAs(actor)?.name ?? actor.name;
  return {
    title,
    private: true,
    scripts: [...keepScripts],
    breadcrumb: [{ href: "/experiences", label: t("experiences-title") }],
    body: html`<h1>${title}</h1>${fresh ? html`<p class="lead">${t("experience-tell-lead")}</p>` : ""}${errorSummary(t, state, labels)}
<p>${actor.person === null ? t("problem-sign-in-later") : sentence(t, "problem-writing-as", {}, { who: name(who) })}</p>
${form({
  action: fresh ? "/experiences" : `/experiences/${wish.number}`,
  ...(token !== null && { token }),
  keep: { t, owner: keptFor(actor) },
  body,
  publishing: tellsWhom(t, state, { meanings: goesOut(call.config.embeddings), more: t("problem-publishing-more") }),
  submit: {
    buttons: wish.shown
      ? button(t("save"), { name: "do", value: "save" })
      : html`${button(t("experience-publish"), { name: "do", value: "publish" })}${button(t("save-draft"), { name: "do", value: "draft", quiet: true })}`,
  },
})}
<p class="small">${t("problem-sides-note", { sides: t.list(exchange.sides.map((side) => nameFor(side.names, t.reads))) })}</p>`,
  };
}

/** A new form that comes from a problem begins with the problem's topics and with everybody as its audience. */
function withFirstChoices({ number, state, about }: FormWish): FormState {
  const untouched = Object.keys(state.values).every((key) => key === "about") && Object.keys(state.errors).length === 0;
  if (number !== null || !untouched || about.length === 0) return state;
  const themes = [...new Set(about.flatMap((one) => one.themes))].slice(0, 6);
  return { ...state, values: { ...state.values, themes, audience: "public" } };
}
