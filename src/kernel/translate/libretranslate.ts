import { z } from "zod";
import { addressWith, askService } from "./ask.ts";
import { type Ask, NotTranslated, notTranslated, type WhyNot } from "./service.ts";

const answer = z.object({ translatedText: z.string() });

/** `POST /translate` of LibreTranslate and of whatever speaks like it. */
export const askLibreTranslate: Ask = async (service, { text, from, to }, timeout) => {
  const said = await askService(
    addressWith(service.url, "/translate"),
    { q: text, source: from, target: to, format: "text", ...(service.key !== null && { api_key: service.key }) },
    { timeout, whyNot, failed: notTranslated },
  );
  const read = answer.safeParse(said);
  if (!read.success) throw new NotTranslated("no-sense", "answered without translatedText");
  return read.data.translatedText;
};

function whyNot(status: number, said: string): WhyNot {
  if (status === 429) return "busy";
  // 403 is also how it says that a quota is used up.
  if (status === 401 || status === 403) return "key";
  if (status === 413 || /limit/iu.test(said)) return "too-long";
  return status === 400 ? "languages" : "no-sense";
}
