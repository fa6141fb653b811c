import { linkButton } from "#design/button.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { newSecret, secretHash } from "#kernel/sign-in/sign-in.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { limits, useLimit } from "#kernel/web/limits.ts";
import type { Answers } from "#kernel/web/site.ts";

/** The pages that say "no", each with what to do now; what was typed is never lost. */
export const drawAnswers: Answers = {
  refused(call, refusal) {
    const { t } = call;
    return {
      title: t(`answer-${refusal.status}`),
      private: true,
      body: html`<h1>${t(`answer-${refusal.status}`)}</h1><p>${t(refusal.messageId, refusal.facts)}</p>${reasons(call, refusal)}${typed(call)}<p>${linkButton("/", t("answer-home"), { quiet: true })}</p>`,
    };
  },
  async signInFirst(call, _reason) {
    const { t, url, form } = call;
    if (call.request.method !== "POST")
      return call.redirect(`/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
    await holdForm(call);
    const page: Page = {
      title: t("held-title"),
      private: true,
      status: 401,
      body: html`<h1>${t("held-title")}</h1><p>${t("held-kept")}</p>${form.entries().length > 0 ? typed(call) : ""}<p>${linkButton("/sign-in?next=/held", t("held-sign-in"))} ${linkButton("/sign-up?next=/held", t("held-sign-up"), { quiet: true })}</p>`,
    };
    return call.page(page);
  },
  closed(call) {
    const { t, exchange, actor } = call;
    if (
      call.request.method !== "POST" &&
      actor.person === null &&
      exchange.state !== "new" &&
      call.url.pathname !== "/"
    ) {
      return call.redirect(`/sign-in?next=${encodeURIComponent(call.url.pathname + call.url.search)}`);
    }
    const [title, text] =
      exchange.state === "new"
        ? ["closed-new-title", "closed-new"]
        : actor.person
          ? ["closed-waiting-title", "closed-waiting"]
          : ["closed-title", "closed"];
    return call.page({
      title: t(title),
      private: true,
      status: call.url.pathname === "/" ? 200 : 403,
      body: html`<h1>${t(title)}</h1><p>${t(text)}</p>${
        exchange.state === "new" || actor.person
          ? ""
          : html`<p>${linkButton("/sign-in", t("held-sign-in"))} ${linkButton("/sign-up", t("held-sign-up"), { quiet: true })}</p>`
      }`,
    });
  },
  broken({ t }) {
    return {
      title: t("answer-500"),
      private: true,
      status: 500,
      body: html`<h1>${t("answer-500")}</h1><p>${t("answer-500-text")}</p><p>${linkButton("/", t("answer-home"), { quiet: true })}</p>`,
    };
  },
};

function reasons({ t }: Call, refusal: Refusal): Html | string {
  const fields = Object.values(refusal.fields);
  return fields.length === 0 ? "" : html`<ul>${fields.map((field) => html`<li>${t(field.id, field.facts)}</li>`)}</ul>`;
}

/** Ids and hashes that a form carries were typed by nobody. */
const isId = (value: string): boolean => /^([0-9a-f-]{36}|[0-9a-f]{64})$/u.test(value);

/** What was typed into a form that could not be taken, to copy or to send again. */
function typed({ t, form }: Call): Html | string {
  const texts = form
    .entries()
    .filter(([name, value]) => name !== "token" && !name.startsWith("password") && value.length > 20 && !isId(value));
  if (texts.length === 0) return "";
  return html`<h2>${t("answer-typed")}</h2>${texts.map(([, value], n) => html`<p><textarea rows="6" readonly aria-label="${t("answer-typed")} ${n + 1}">${value}</textarea></p>`)}`;
}

/** Keeps a form that came without a sign-in, under a secret that only this browser has, to be sent after signing in. */
async function holdForm(call: Call): Promise<void> {
  await useLimit(call.db, limits.draft, call.from, call.now);
  const secret = call.draftSecret ?? newSecret();
  const values = call.form.entries().filter(([name]) => name !== "token" && !name.startsWith("password"));
  const content = JSON.stringify({ path: call.url.pathname, values });
  await call.db
    .insertInto("draft")
    .values({ hash: secretHash(secret), kind: "held-form", content, changed_at: call.now.toString() })
    .onConflict((same) =>
      same.column("hash").doUpdateSet({ kind: "held-form", content, changed_at: call.now.toString() }),
    )
    .execute();
  call.cookie("draft", secret, 7 * 86_400);
}
