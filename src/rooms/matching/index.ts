export { band } from "./band.ts";
export { type ConceptNames, gistMaker } from "./gist.ts";
export { keepCompiledIn, wordsChanged } from "./memory.ts";
export { type Likely, nearest, type Reasons, readAllAndSuggest, readAndSuggest, unread } from "./suggest.ts";
