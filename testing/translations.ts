import { change, nobody } from "#kernel/events/change.ts";
import type { Audience } from "#kernel/object/object.ts";
import { makeObject } from "#kernel/object/object.ts";
import { hashOf, putWording } from "#kernel/wording/wording.ts";
import type { TestApp } from "./app.ts";
import type { Reader } from "./ask.ts";

export const told = {
  title: "После освобождения негде жить",
  text: "Человек выходит за ворота колонии зимой, а жить ему негде: прописку он потерял.",
};

/** A problem told in Russian, shown to its audience. */
export async function problemIn(
  app: TestApp,
  options: {
    author?: string | null;
    audience?: Audience;
    language?: string;
    title?: string;
    text?: string;
    side?: string;
  } = {},
): Promise<{ id: string; number: number }> {
  const at = app.clock.now();
  return await change(app.db, nobody, at, async (tx) => {
    const {
      author = null,
      audience = "public",
      language = "ru",
      title = told.title,
      text = told.text,
      side = "ru",
    } = options;
    const object = await makeObject(tx, { kind: "problem", side, audience, author }, at);
    await tx
      .insertInto("problem")
      .values({
        id: object.id,
        state: audience === "authors" ? "draft" : "public",
        state_since: at.toString(),
        wanted: audience === "authors" ? "public" : audience,
      })
      .execute();
    await putWording(tx, { object: object.id, field: "title", language, text: title, author }, at);
    await putWording(tx, { object: object.id, field: "text", language, text, author }, at);
    return object;
  });
}

/** The teller writes the text anew. */
export const rewrite = (app: TestApp, object: string, text: string, field = "text") =>
  change(app.db, nobody, app.clock.now(), (tx) =>
    putWording(tx, { object, field, language: "ru", text, author: null }, app.clock.now()),
  );

export const hashFor = (text: string): string => hashOf(text).toString("hex");

/** Sends the form of a passage as it was filled in over `original` and translation `base`. */
export const send = (
  who: Reader,
  object: string,
  text: string,
  more: { original?: string; base?: number; field?: string; language?: string; unnamed?: boolean } = {},
) =>
  who.post(`/translate/${object}/${more.field ?? "text"}/0`, {
    language: more.language ?? "en",
    text,
    from: hashFor(more.original ?? told.text),
    base: String(more.base ?? 0),
    ...(more.unnamed && { unnamed: "yes" }),
  });
