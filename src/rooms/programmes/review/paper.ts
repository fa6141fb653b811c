import type { Db, Tx } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { FieldError } from "#kernel/web/form-state.ts";
import { tellPerson } from "../team/commands.ts";
import type { WorkFacts } from "../team/domain.ts";
import { teamOf } from "../team/queries.ts";
import { type Look, lookAt, recordSigned, tellWriters } from "./commands.ts";
import { codeOf, numberOfCode, type ReviewRole, readCodeLines, type Verdict } from "./domain.ts";
import { type PlacedText, placedTexts, versionsByCode } from "./queries.ts";

/** What stands on a signed paper, as it was typed. */
export interface PaperWish {
  readonly paper: string;
  /** Number of the page of who signed, and as what. */
  readonly signer: number;
  readonly role: ReviewRole;
  /** The day on the paper. */
  readonly day: Temporal.PlainDate;
  /** Codes with a yes; and lines of a code with why not. */
  readonly yes: string;
  readonly no: string;
  readonly language: string;
}

export interface PaperLine {
  readonly typed: string;
  readonly verdict: Verdict;
  readonly why: string;
  readonly text: PlacedText | null;
  /** Why it cannot be taken, as a message id. */
  readonly fault: string | null;
}

/** What a paper says, line by line, before anything is taken of it. */
export async function readPaper(db: Db | Tx, programme: WorkFacts, wish: PaperWish): Promise<readonly PaperLine[]> {
  const typed = [
    ...readCodeLines(wish.yes, false).map((line) => ({ ...line, verdict: "yes" as const })),
    ...readCodeLines(wish.no, true).map((line) => ({ ...line, verdict: "no" as const })),
  ];
  const codes = typed.flatMap((line) => (line.code ? [line.code] : []));
  const versions = await versionsByCode(db, programme.id, codes.map(numberOfCode));
  const placed = await placedTexts(
    db,
    programme.id,
    versions.map((one) => one.id),
  );
  const seen = new Set<string>();
  return typed.map(({ typed: as, code, rest, verdict }) => {
    const found = code === null ? [] : placed.filter((one) => codeOf(one.version) === code);
    const [text] = found;
    const twice = code !== null && seen.has(code);
    if (code !== null) seen.add(code);
    return { typed: as, verdict, why: rest, text: text ?? null, fault: faultOf(code, found, verdict, rest, twice) };
  });
}

function faultOf(
  code: string | null,
  found: readonly PlacedText[],
  verdict: Verdict,
  why: string,
  twice: boolean,
): string | null {
  if (code === null) return "paper-no-code";
  if (twice) return "paper-code-twice";
  const [text] = found;
  if (!text) return "paper-unknown-code";
  if (found.length > 1) return "paper-two-texts";
  if (!text.version.current || text.version.state !== "in-review") return "paper-not-waiting";
  return verdict === "no" && why === "" ? "paper-no-without-why" : null;
}

/**
 * Enters what somebody signed on paper, all lines or none. He who signed hears of it. Refusals: 422 where a line has a
 * fault, or on `signer` and `day`; 409 review-own, review-changed.
 */
export const enterPaper = (db: Db, actor: Actor, programme: WorkFacts, wish: PaperWish, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    const lines = await readPaper(tx, programme, wish);
    if (lines.length === 0) throw refuseFields({ yes: { id: "paper-empty" } });
    const signer = await signerOf(tx, programme, wish, lines, at);
    if (lines.some((line) => line.fault !== null)) throw refuseFields({ yes: { id: "paper-has-faults" } });
    const looks: readonly Look[] = lines.flatMap((line) =>
      line.text === null
        ? []
        : [
            {
              text: line.text.version.id,
              verdict: line.verdict,
              why: line.why,
              whyLanguage: line.why ? wish.language : null,
            },
          ],
    );
    const signedAt = wish.day.toZonedDateTime({ timeZone: "UTC", plainTime: "12:00" }).toInstant();
    const signed = Temporal.Instant.compare(signedAt, at) > 0 ? at : signedAt;
    const by = { person: signer, role: wish.role, at: signed, onPaper: wish.paper };
    const looked = await lookAt(tx, programme, by, looks, at);
    const event = await tell("reviews-entered", programme.id, { other: signer, data: { ...looked } });
    if (signer !== actor.person)
      await tellPerson(tx, { person: signer, object: programme.id, event, verb: "reviews-entered" }, at);
    await tellWriters(tx, programme, looks, event, at);
    await recordSigned(tx, actor, programme, { signer: wish.signer, role: wish.role, texts: looks.length }, at);
    return looked;
  });

/** Who signed: a reviewer of this office; the paper's day must lie between the versions and today. */
async function signerOf(
  tx: Tx,
  programme: WorkFacts,
  wish: PaperWish,
  lines: readonly PaperLine[],
  at: Temporal.Instant,
): Promise<string> {
  const office = wish.role === "medical" ? "medical" : "reviewer";
  const team = await teamOf(tx, programme.id);
  const signer = team.find((one) => one.number === wish.signer && one.role === office);
  const errors: Record<string, FieldError> = {};
  if (!signer) errors["signer"] = { id: "paper-nobody-signs" };
  const tomorrow = at.add({ hours: 24 }).toZonedDateTimeISO("UTC").toPlainDate();
  if (Temporal.PlainDate.compare(wish.day, tomorrow) > 0) errors["day"] = { id: "paper-day-ahead" };
  const written = lines.flatMap((line) => (line.text ? [Date.parse(line.text.version.writtenAt)] : []));
  const dayOver = wish.day.add({ days: 2 }).toZonedDateTime("UTC").epochMilliseconds;
  if (written.some((one) => one > dayOver)) errors["day"] = { id: "paper-before-text" };
  if (Object.keys(errors).length > 0) throw refuseFields(errors);
  if (!signer) throw new Refusal(403, "right-programme-reviewer");
  return signer.person;
}
