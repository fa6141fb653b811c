import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as romanian } from "@orama/stemmers/romanian";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { stemmer as turkish } from "@orama/stemmers/turkish";
import { english } from "./en.ts";
import { type LanguageData, plainLanguage } from "./language.ts";
import { russian } from "./ru.ts";

const known = new Map<string, LanguageData>(
  [
    english,
    russian,
    plainLanguage("de", german),
    plainLanguage("es", spanish),
    plainLanguage("fr", french),
    plainLanguage("it", italian),
    plainLanguage("pt", portuguese),
    plainLanguage("ro", romanian),
    plainLanguage("tr", turkish),
  ].map((data) => [data.code, data]),
);

/** The data of a language by its code ("ru", "pt-BR"); a language unknown to the engine is read plainly, never refused. */
export function languageData(code: string): LanguageData {
  const own = known.get(code) ?? known.get(code.split("-")[0] ?? code);
  return own ?? plainLanguage(code);
}
