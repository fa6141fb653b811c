import type { Call } from "#kernel/web/call.ts";
import { inboundTextPlace, openText, type TextKey } from "#rooms/messages/index.ts";
import type { OpenLine } from "./pages/inbox.ts";
import type { Said } from "./pages/reader.ts";
import type { InboxLine } from "./queries.ts";
import type { ReaderView } from "./reader.ts";
import { staffTextPlace } from "./staff-maker.ts";

/** Inbox lines with their texts opened for the page. */
export const openLines = (key: TextKey, lines: readonly InboxLine[]): readonly OpenLine[] =>
  lines.map(({ text, ...line }) => ({
    ...line,
    said: text === null ? null : openText(key, inboundTextPlace(line.inbound), text),
  }));

/** Everything that was said, by both, oldest first: her texts, the programme's answers by name, what people wrote. */
export function saidOf(call: Call, key: TextKey, reader: ReaderView): readonly Said[] {
  const { t } = call;
  const when = (at: string): string => t.moment(at, reader.zone);
  const hers = reader.wrote.map(
    (one): Said => ({
      at: one.at,
      from: "hers",
      text: one.text === null ? t("inbox-forgotten") : openText(key, inboundTextPlace(one.id), one.text),
      note: when(one.at),
    }),
  );
  const staff = reader.staff.map(
    (one): Said => ({
      at: one.at,
      from: "us",
      text: one.text === null ? t("inbox-forgotten") : openText(key, staffTextPlace(one.id), one.text),
      note: `${when(one.at)} · ${one.by ?? t("reader-somebody")}${one.state ? ` · ${t(`state-${one.state}`)}` : ""}`,
    }),
  );
  const answers = reader.answers.map(
    (one): Said => ({
      at: one.at,
      from: "us",
      text: t("reader-programme-answered", { line: one.line ?? one.key.split(":")[0] ?? "" }),
      note: `${when(one.at)} · ${t(`state-${one.state}`)}`,
    }),
  );
  return [...hers, ...staff, ...answers].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
