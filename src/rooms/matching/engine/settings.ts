/**
 * The few numbers of the engine that were chosen by measuring on the tuning pairs (bench/pairs/tuning), by leaving
 * some out and trying on those. The held-out pairs were never used for a choice.
 */
export const settings = {
  /** How surely a wording brings a concept. */
  surely: { term: 1, also: 0.9, calls: 0.63, termPart: 0.55, alsoPart: 0.5, callPart: 0.3, kin: 0.5, translated: 0.4 },
  concept: {
    /** Words that call up many concepts say little of each: rarity to this power. */
    rarity: 0.7,
    /** Several words calling one concept say more than their sum. */
    agreement: 1.75,
    /** A concept said twice is little surer than said once. */
    repetition: 0.35,
    /** Calls of this weight count as one whole concept in a word's rarity. */
    wholeCall: 0.8,
    /** So many concepts of a text are kept. */
    most: 64,
    /** What a concept gives to each of its neighbours. */
    near: 0.1,
  },
  /** As many imagined texts, in which words are as common as the knowledge supposes, stand beside the real ones. */
  imaginedTexts: 50,
  /** What single words add to where the concepts of a text point together. */
  singly: 0.5,
  /** Of shared words, shared concepts and like bearing in the likeness. */
  weights: { words: 0.7, concepts: 1, bearing: 0.7 },
  /** What of its crowding is taken from a text's likeness. */
  crowd: 1,
  /** The crowding of a text while there are too few to measure it. */
  usualCrowding: 0.16,
  /** A likeness above its crowding by `middle` scores one half; the steeper, the sooner one is sure. */
  middle: 0.16,
  steepness: 13,
} as const;
