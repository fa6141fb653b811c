export interface Piece {
  readonly words: string;
  /** The white space between this piece and the next. */
  readonly after: string;
}

/** Services take some 5,000 characters at once; less leaves room for their own counting. */
const most = 4000;

/**
 * A text in pieces that a service takes at once, cut between paragraphs, else between lines, sentences, words. Words and
 * white space put together again are the text, without white space at its ends.
 */
export function piecesOf(text: string, limit = most): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const cut = cutBefore(rest, limit);
    const words = rest.slice(0, cut).trimEnd();
    const next = rest.slice(cut).trimStart();
    pieces.push({ words, after: rest.slice(words.length, rest.length - next.length) });
    rest = next;
  }
  if (rest !== "") pieces.push({ words: rest, after: "" });
  return pieces;
}

function cutBefore(text: string, limit: number): number {
  const head = text.slice(0, limit);
  for (const between of [/\n\s*\n/gu, /\n/gu, /[.!?…]\s/gu, /\s/gu]) {
    const last = [...head.matchAll(between)].at(-1);
    if (last && last.index > 0) return last.index + last[0].length;
  }
  // One word without end: not through the middle of a character.
  return isHighHalf(head) ? limit - 1 : limit;
}

const isHighHalf = (text: string): boolean => {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
};
