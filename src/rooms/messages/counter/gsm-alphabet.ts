// The default alphabet of GSM 03.38 (3GPP TS 23.038) and its extension. National tables are not used: gateways rarely
// take them, and there is none for Cyrillic, Lithuanian or Polish. Runs in browsers too.

const basic =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const extended = "\f^{}\\[~]|€";

const septets = new Map<string, 1 | 2>();
for (const char of basic) septets.set(char, 1);
for (const char of extended) septets.set(char, 2);

/** How many septets a character takes: one, two for those behind the escape, none when the alphabet lacks it. */
export const septetsOf = (char: string): 1 | 2 | undefined => septets.get(char);

export function isGsm(text: string): boolean {
  for (const char of text) if (!septets.has(char)) return false;
  return true;
}
