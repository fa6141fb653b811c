export { putTranslationIn, type TranslationIn } from "./commands.ts";
