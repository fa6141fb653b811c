// What a person sees as one sign: a letter with its accents, a flag, a family of emoji. A small rule of our own, as old
// browsers have no Intl.Segmenter and server and page must cut alike. Source: Unicode Annex 29, without the rules for
// scripts of India, where a cut may fall between joined consonants.

const extend = /^(?:\p{M}|\p{Emoji_Modifier}|\u200c|\u200d|[\u{e0020}-\u{e007f}])$/u;
const pictograph = /^\p{Extended_Pictographic}$/u;
const flagLetter = /^\p{Regional_Indicator}$/u;

/** A Hangul letter's place in its syllable: l(eading), v(owel), t(railing), or a syllable that ends in one of those. */
function hangul(char: string): "l" | "v" | "t" | "lv" | "lvt" | null {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0xac00 && code <= 0xd7a3) return (code - 0xac00) % 28 === 0 ? "lv" : "lvt";
  if ((code >= 0x1100 && code <= 0x115f) || (code >= 0xa960 && code <= 0xa97c)) return "l";
  if ((code >= 0x1160 && code <= 0x11a7) || (code >= 0xd7b0 && code <= 0xd7c6)) return "v";
  if ((code >= 0x11a8 && code <= 0x11ff) || (code >= 0xd7cb && code <= 0xd7fb)) return "t";
  return null;
}

function joinsSyllable(before: string, char: string): boolean {
  const [a, b] = [hangul(before), hangul(char)];
  if (a === "l") return b === "l" || b === "v" || b === "lv" || b === "lvt";
  if (a === "lv" || a === "v") return b === "v" || b === "t";
  return (a === "lvt" || a === "t") && b === "t";
}

const isControl = (char: string): boolean => /^[\p{Cc}\p{Zl}\p{Zp}]$/u.test(char);

/** The text in signs; joined they are the text again. A line break of two characters is two. */
export function clustersOf(text: string): string[] {
  const clusters: string[] = [];
  let last = "";
  let flags = 0;
  let afterPictograph = false;
  for (const char of text) {
    const grows =
      last !== "" &&
      !isControl(last) &&
      (extend.test(char) ||
        (last === "\u200d" && afterPictograph && pictograph.test(char)) ||
        (flags % 2 === 1 && flagLetter.test(char)) ||
        joinsSyllable(last, char));
    if (grows) clusters[clusters.length - 1] += char;
    else clusters.push(char);
    flags = flagLetter.test(char) ? flags + 1 : 0;
    if (pictograph.test(char)) afterPictograph = true;
    else if (!grows || !extend.test(char)) afterPictograph = false;
    last = char;
  }
  return clusters;
}
