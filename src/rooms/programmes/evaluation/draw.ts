/** The shares of arms without a common measure: 2 : 2 is 1 : 1. */
export function leastShares(shares: readonly number[]): readonly number[] {
  const common = shares.reduce((a, b) => {
    let [x, y] = [a, b];
    while (y > 0) [x, y] = [y, x % y];
    return x;
  }, 0);
  return shares.map((share) => share / Math.max(1, common));
}

/** A block shorter than this would tell its last draws by its first. */
const shortest = 4;

/**
 * How many of each arm a new block holds: the shares, taken so many times that nobody can know the block's length.
 * `pick(n)` gives a whole number below n.
 */
export function newBlock(shares: readonly number[], pick: (below: number) => number): readonly number[] {
  const least = leastShares(shares);
  const sum = least.reduce((a, b) => a + b, 0);
  const times = Math.ceil(shortest / sum) + pick(3);
  return least.map((share) => share * times);
}

/**
 * Draws from what is left of a block without putting back, which is a random order of the block of which nobody, this
 * program included, knows the next place before it is drawn. `opened`: the draw began a new block.
 */
export function drawArm(
  rest: readonly number[],
  shares: readonly number[],
  pick: (below: number) => number,
): { readonly arm: number; readonly rest: readonly number[]; readonly opened: boolean } {
  const opened = rest.length !== shares.length || rest.every((left) => left === 0);
  const block = opened ? newBlock(shares, pick) : rest;
  let place = pick(block.reduce((a, b) => a + b, 0));
  const arm = block.findIndex((left) => {
    if (place < left) return true;
    place -= left;
    return false;
  });
  return { arm, rest: block.map((left, n) => (n === arm ? left - 1 : left)), opened };
}
