export { beginExample } from "./beginning.ts";
export { chapters, exampleFolder, nextChapter } from "./chapters.ts";
