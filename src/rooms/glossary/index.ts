export { glossaryCsv } from "./export.ts";
export { seedGlossary } from "./seed.ts";
