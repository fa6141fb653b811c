export { chapters, exampleFolder, nextChapter } from "./chapters.ts";
export { beginExample } from "./beginning.ts";
