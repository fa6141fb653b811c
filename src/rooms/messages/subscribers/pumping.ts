// What strangers may cost us: a web form makes a text go out to a number that somebody typed. Fraudsters type numbers of
// which they get a share of the price, by the thousand and side by side.

/** What went out to this number, to numbers near it, and in the whole programme. All but `phone` count only numbers that have not said yes. */
export interface Sent {
  readonly phone: { readonly tenMinutes: number; readonly day: number; readonly month: number };
  /** The thousand numbers around it. */
  readonly block: { readonly hour: number; readonly day: number };
  readonly programme: { readonly day: number; readonly held: number };
  /** The newest that had half an hour to answer, at most 50 of them, and how many of these said yes. */
  readonly settled: { readonly asked: number; readonly confirmed: number };
}

export interface Standing {
  /** Of the number; the programme says to which it writes. */
  readonly country: string;
  readonly countries: readonly string[];
  /** She asked not to be texted. */
  readonly left: boolean;
  readonly shut: boolean;
}

export type MayAsk =
  | { readonly may: "yes" }
  /** A person looks first. */
  | { readonly may: "hold"; readonly why: "block-hour" }
  | { readonly may: "no"; readonly why: NoReason };
export type NoReason =
  | "country"
  | "left"
  | "shut"
  | "few-confirm"
  | "phone-often"
  | "phone-day"
  | "phone-month"
  | "block-day"
  | "programme-day";

export const pumpingLimits = {
  phoneTenMinutes: 1,
  phoneDay: 3,
  phoneMonth: 5,
  blockHour: 5,
  blockDay: 20,
  programmeDay: 200,
  /** More than a person would look through; so many wait at most. */
  programmeHeld: 200,
  settled: 50,
  leastConfirmed: 0.3,
  /** Minutes in which she may answer before she counts as one who did not. */
  answerWithin: 30,
} as const;

/** Whether one more text may go to a number that has not said yes. The first reason counts; `few-confirm` shuts the form. */
export function mayAsk(standing: Standing, sent: Sent): MayAsk {
  const no = (why: NoReason): MayAsk => ({ may: "no", why });
  const most = pumpingLimits;
  if (!standing.countries.includes(standing.country)) return no("country");
  if (standing.left) return no("left");
  if (standing.shut) return no("shut");
  const { asked, confirmed } = sent.settled;
  if (asked >= most.settled && confirmed < most.leastConfirmed * asked) return no("few-confirm");
  if (sent.phone.month >= most.phoneMonth) return no("phone-month");
  if (sent.phone.day >= most.phoneDay) return no("phone-day");
  if (sent.phone.tenMinutes >= most.phoneTenMinutes) return no("phone-often");
  if (sent.programme.day >= most.programmeDay) return no("programme-day");
  if (sent.block.day >= most.blockDay) return no("block-day");
  if (sent.block.hour >= most.blockHour)
    return sent.programme.held < most.programmeHeld ? { may: "hold", why: "block-hour" } : no("programme-day");
  return { may: "yes" };
}
