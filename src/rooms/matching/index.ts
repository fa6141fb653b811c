export { band } from "./band.ts";
export { DictdIndexError } from "./dictd.ts";
export { type ConceptNames, gistMaker } from "./gist.ts";
export { matchPairs } from "./match-pairs.ts";
export { keepCompiledIn, wordsChanged } from "./memory.ts";
export { shippedKnowledge } from "./shipped-knowledge.ts";
export { type Likely, nearest, readAllAndSuggest, readAndSuggest, unread } from "./suggest.ts";
export { type LexiconTaken, takeLexicon } from "./take-lexicon.ts";
export { type Reasons, whySuggested } from "./why.ts";
