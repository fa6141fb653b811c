import { badge } from "#design/badge.ts";
import { linkButton } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { notice } from "#design/notice.ts";
import type { Slot } from "#design/slot.ts";
import { table } from "#design/table.ts";
import type { Words } from "#kernel/language/words.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { ChannelLine, ChannelsView } from "./queries.ts";

const senderAwaySeconds = 90;

/** The channel's own name, or what its description calls it in the reader's language. */
export function titleOf(call: Pick<Call, "t">, line: { name: string; profile: unknown }): string {
  const title = (line.profile as { title?: Record<string, string> }).title ?? {};
  for (const language of [...call.t.reads, "en"]) if (title[language]) return title[language];
  return line.name;
}

export const stateBadge = (t: Words, state: ChannelLine["state"]): Slot =>
  badge(t(`channel-state-${state}`), state === "on" ? "ok" : state === "paused" ? "waiting" : "plain");

/** How many of what was given to a gateway we know nothing of; a dash where nothing was given. */
export const unknownShare = (t: Words, { given, unknown }: Pick<ChannelLine, "given" | "unknown">): string =>
  given === 0 ? "–" : t("channel-share", { percent: Math.round((unknown / given) * 1000) / 10, count: given });

/** All channels, what waits for one, and what is wrong with them. */
export function channelsPage(call: Call, view: ChannelsView): Page {
  const { t } = call;
  const { channels } = view;
  return {
    title: t("channels-title"),
    private: true,
    wide: true,
    breadcrumb: [{ href: "/settings", label: t("coordinators-title") }],
    body: html`<h1>${t("channels-title")}</h1><p class="lead">${t("channels-lead")}</p>${gaps(call, view)}${
      channels.length === 0
        ? empty({
            title: t("channels-none"),
            body: t("channels-none-how"),
            next: { href: "/channels/new", label: t("channels-add") },
          })
        : html`${table({
            caption: t("channels-title"),
            captionHidden: true,
            columns: [
              { label: t("channel-name") },
              { label: t("channel-state") },
              { label: t("channel-where") },
              { label: t("channel-unknown"), numeric: true },
              { label: t("channel-position"), numeric: true },
            ],
            rows: channels.map((line) => [
              html`<a href="/channels/${line.name}">${titleOf(call, line)}</a>`,
              stateBadge(t, line.state),
              countries(t, line),
              unknownShare(t, line),
              t.number(line.position),
            ]),
          })}<p>${linkButton("/channels/new", t("channels-add"), { quiet: true })}</p>`
    }`,
  };
}

export const countries = (t: Words, line: Pick<ChannelLine, "routes">): string =>
  line.routes.length === 0 ? t("channel-everywhere") : t.list(line.routes.map((route) => route.country));

/** What does not work yet, and how it could. */
function gaps(call: Call, { channels, due, soon, held, senderSeen }: ChannelsView): Slot {
  const { t, now } = call;
  const on = channels.some((line) => line.state === "on");
  const away = senderSeen === null || Temporal.Instant.from(senderSeen).until(now).total("seconds") > senderAwaySeconds;
  const waiting = html`${due > 0 || soon > 0 ? html` ${t("channels-waiting", { due, soon })}` : ""}`;
  return html`${on ? "" : notice({ kind: "warm", title: t("channels-gap"), body: html`${t("channels-gap-how")}${waiting}` })}${
    on && away
      ? notice({ kind: "error", title: t("channels-no-sender"), body: html`${t("channels-no-sender-how")}${waiting}` })
      : ""
  }${held > 0 ? notice({ kind: "warm", body: t("channels-held", { count: held }) }) : ""}`;
}
