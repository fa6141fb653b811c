import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";

export interface Phone {
  /** E.164 with the plus sign. */
  readonly phone: string;
  /** ISO 3166, by the number itself. */
  readonly country: string;
}

// Numbers that no network gives to anybody; the simulator's telephones have them.
const fictitious: readonly (readonly [RegExp, string])[] = [
  [/^\+1[2-9]\d{2}55501\d{2}$/u, "US"],
  [/^\+7000\d{7}$/u, "RU"],
];

/**
 * A telephone number as people write it, in any script's digits, with or without its country; `region` (ISO 3166) is
 * where it is read that way. null when it cannot be one.
 */
export function readPhone(text: string, region: string): Phone | null {
  const typed = text.normalize("NFKC").trim();
  if (typed.length > 60) return null;
  // +7 000 belongs to no numbering plan, so no reader of numbers knows it.
  const invented = inventedRussian(typed, region);
  if (invented) return { phone: invented, country: "RU" };
  const said = parsePhoneNumberFromString(
    typed,
    isSupportedCountry(region) ? { defaultCountry: region as CountryCode, extract: false } : { extract: false },
  );
  if (!said?.isPossible() || said.ext) return null;
  const phone: string = said.number;
  const known = fictitious.find(([shape]) => shape.test(phone));
  const country = said.country ?? known?.[1] ?? said.getPossibleCountries()[0];
  return country === undefined ? null : { phone, country };
}

function inventedRussian(typed: string, region: string): string | null {
  const digits = typed.replace(/[\s()./-]/gu, "");
  if (/^\+7000\d{7}$/u.test(digits)) return digits;
  return region === "RU" && /^[78]?000\d{7}$/u.test(digits) ? `+7${digits.slice(-10)}` : null;
}

const e164 = /^\+[1-9]\d{6,14}$/u;

/** Whether it is E.164 already: what gateways and files of numbers hold. */
export const isPhone = (text: string): boolean => e164.test(text);

/** A number without its last three digits: a thousand of them are bought, and abused, together. */
export const blockOf = (phone: string): string => phone.slice(0, -3);

const longest = 16;

/** All of one length, so that what is sealed does not tell the country by its size. */
export function paddedPhone(phone: string): Buffer {
  if (!isPhone(phone)) throw new RangeError("A number to be sealed must be E.164");
  return Buffer.from(phone.padEnd(longest, " "), "latin1");
}

export const phoneIn = (bytes: Buffer): string => bytes.toString("latin1").trimEnd();

/** The last two digits, by which she recognises her own and nobody else's: "… 67". */
export const endOfPhone = (phone: string): string => phone.slice(-2);
