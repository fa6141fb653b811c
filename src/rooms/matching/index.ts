export { band } from "./band.ts";
export { gistMaker, type ConceptNames } from "./gist.ts";
export { wordsChanged } from "./memory.ts";
export { nearest, readAndSuggest, unread, type Likely, type Reasons } from "./suggest.ts";
