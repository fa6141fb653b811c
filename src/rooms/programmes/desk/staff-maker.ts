import { sql } from "kysely";
import { type Made, openText, type Place, type TextKey, type TextMaker } from "#rooms/messages/index.ts";

/** Where an answer of the staff lies. */
export const staffTextPlace = (id: string): Place => ({ table: "staff_text", column: "text_sealed", id });

/** Key of the message that carries an answer of the staff. */
export const staffKey = (id: string): string => `staff:${id}`;

/** Answers that a person wrote at the desk: opened in the moment of sending. */
export const staffMaker = (textKey: TextKey): TextMaker => ({
  prefix: "staff",
  async make(db, messages) {
    const ids = messages.map((due) => due.key.slice("staff:".length));
    const { rows } = await sql<{ id: string; text_sealed: Buffer | null }>`
      select id, text_sealed from staff_text where id = any(${ids}::uuid[])`.execute(db);
    const sealed = new Map(rows.map((row) => [row.id, row.text_sealed]));
    return ids.map((id): Made => {
      const text = sealed.get(id);
      return text ? { text: openText(textKey, staffTextPlace(id), text) } : { cancel: "forgotten" };
    });
  },
});
