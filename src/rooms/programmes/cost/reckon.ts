/** What one wants to know the cost of. Shares are 0 to 1. */
export interface CostWish {
  readonly birthsAYear: number;
  readonly shareEnrolled: number;
  readonly messagesAWeek: number;
  /** Weeks before the birth in which a reader gets messages, on average; joining is late more often than early. */
  readonly weeksBefore: number;
  readonly weeksAfter: number;
  /** Hours of a day in which messages may go. */
  readonly hoursOpen: number;
  readonly languages: readonly CostLanguage[];
}

export interface CostLanguage {
  readonly code: string;
  /** Share of readers. */
  readonly share: number;
  readonly partsPerMessage: number;
  /** Money for one part. */
  readonly pricePerPart: number;
}

export interface Cost {
  readonly peopleAYear: number;
  /** Readers at any one time, once the programme has run for as long as one reader stays. */
  readonly peopleAtOnce: number;
  readonly messagesAYear: number;
  readonly partsAYear: number;
  readonly moneyAYear: number;
  /** On the days of the week on which messages go, everybody gets one. */
  readonly messagesAPeakDay: number;
  readonly partsAPeakDay: number;
  readonly partsASecond: number;
  readonly languages: readonly { readonly code: string; readonly parts: number; readonly money: number }[];
  readonly carrier: Carrier;
}

export type Carrier = "one-phone" | "several-phones" | "aggregator" | "several-lines";

/**
 * Operators take a SIM that sends more than some hundreds of messages a day for a spammer's: the least that the
 * people who wrote about "SMS Gateway for Android" and its like say they got through.
 */
const partsOfOneSim = 200;
/** What one line to an operator usually carries, parts a second; see tops.com.pl, "100-150/s per public SMPP link". */
const partsOfOneLine = 100;

/**
 * What a programme costs in a year once it has filled up. Pure; money in the unit of the prices. Parts a second are
 * those of a peak day spread evenly over the open hours.
 */
export function reckonCost(wish: CostWish): Cost {
  const peopleAYear = wish.birthsAYear * wish.shareEnrolled;
  const weeks = wish.weeksBefore + wish.weeksAfter;
  const messagesAYear = peopleAYear * weeks * wish.messagesAWeek;
  const peopleAtOnce = (peopleAYear * weeks) / 52;
  const messagesAPeakDay = peopleAtOnce * Math.max(1, wish.messagesAWeek / 7);
  const shares = shared(wish.languages);
  const languages = shares.map(({ code, share, partsPerMessage, pricePerPart }) => {
    const parts = messagesAYear * share * partsPerMessage;
    return { code, parts, money: parts * pricePerPart };
  });
  const partsPerMessage = shares.reduce((sum, one) => sum + one.share * one.partsPerMessage, 0);
  const partsAPeakDay = messagesAPeakDay * partsPerMessage;
  const partsASecond = partsAPeakDay / (Math.max(1, wish.hoursOpen) * 3600);
  return {
    peopleAYear,
    peopleAtOnce,
    messagesAYear,
    partsAYear: languages.reduce((sum, one) => sum + one.parts, 0),
    moneyAYear: languages.reduce((sum, one) => sum + one.money, 0),
    messagesAPeakDay,
    partsAPeakDay,
    partsASecond,
    languages,
    carrier: carrierFor(partsAPeakDay, partsASecond),
  };
}

/** Shares made to add up to one, so that a table in which somebody forgot a language still counts every reader once. */
function shared(languages: readonly CostLanguage[]): readonly CostLanguage[] {
  const whole = languages.reduce((sum, one) => sum + one.share, 0);
  if (whole <= 0) return languages.map((one) => ({ ...one, share: 1 / languages.length }));
  return languages.map((one) => ({ ...one, share: one.share / whole }));
}

function carrierFor(partsAPeakDay: number, partsASecond: number): Carrier {
  if (partsAPeakDay <= partsOfOneSim) return "one-phone";
  if (partsAPeakDay <= partsOfOneSim * 5) return "several-phones";
  return partsASecond <= partsOfOneLine ? "aggregator" : "several-lines";
}
