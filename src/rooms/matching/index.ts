export { band } from "./band.ts";
export { type ConceptNames, gistMaker } from "./gist.ts";
export { wordsChanged } from "./memory.ts";
export { type Likely, nearest, type Reasons, readAllAndSuggest, readAndSuggest, unread } from "./suggest.ts";
