import type { Call } from "#kernel/web/call.ts";
import { inboundTextPlace, openText, type TextKey } from "#rooms/messages/index.ts";
import { lineOfWords } from "../dialogue/line-of-words.ts";
import type { WorkFacts } from "../team/domain.ts";
import { readable, variablesFor } from "../texts/variables.ts";
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

/** Everything that was said, by both, oldest first: her texts, the programme's answers, what people wrote. */
export function saidOf(call: Call<WorkFacts>, key: TextKey, reader: ReaderView): readonly Said[] {
  const { t, facts } = call;
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
  const wordsOf = new Map(reader.wrote.map(({ id, text }) => [id, text]));
  /** Which line it was is found as it was when it went out; null where her words are forgotten. */
  const answered = ({ key: message, content, language }: ReaderView["answers"][number]): string | null => {
    if (content?.answer) return content.answer.text;
    const inbound = message.startsWith("reply:") ? message.slice("reply:".length) : (content?.inbound ?? "");
    const wrote = wordsOf.get(inbound);
    const name = content?.again
      ? lineOfWords(wrote ? openText(key, inboundTextPlace(inbound), wrote) : null, facts.languages)
      : (content?.line ?? null);
    const line = reader.lines.find((one) => one.name === name && one.language === language);
    return line ? readable(line.text, variablesFor(facts, reader.side, language)) : null;
  };
  const answers = reader.answers.map(
    (one): Said => ({
      at: one.at,
      from: "us",
      text: answered(one) ?? t("reader-programme-answered"),
      note: `${when(one.at)} · ${t(`state-${one.state}`)}`,
    }),
  );
  return [...hers, ...staff, ...answers].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
