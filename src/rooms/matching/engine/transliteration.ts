const latin: Readonly<Record<string, string>> = {
  а: "a", б: "b", в: "v", г: "g", ґ: "g", д: "d", ђ: "d", е: "e", ё: "e", є: "e", ж: "z", з: "z", и: "i", і: "i", ї: "i", й: "i",
  ј: "i", к: "k", л: "l", љ: "l", м: "m", н: "n", њ: "n", о: "o", п: "p", р: "r", с: "s", т: "t", ћ: "c", у: "u", ў: "u", ф: "f",
  х: "h", ц: "c", ч: "c", џ: "d", ш: "s", щ: "s", ъ: "", ы: "i", ь: "", э: "e", ю: "iu", я: "ia",
};

/**
 * What a word sounds like across scripts, roughly: inspector and инспектор, Petrozavodsk and Петрозаводск agree.
 * Empty for words too short to be trusted, and for scripts the table does not know.
 */
export function soundOf(word: string): string {
  if (word.length < 5) return "";
  let written = "";
  for (const letter of word.normalize("NFD").replace(/\p{M}/gu, "")) written += latin[letter] ?? letter;
  const sound = written
    .replace(/shch|sch|sh|zh/g, (cluster) => (cluster === "zh" ? "z" : "s"))
    .replace(/ch|ts|tch/g, "c")
    .replace(/ph/g, "f")
    .replace(/kh/g, "h")
    .replace(/th/g, "t")
    .replace(/ck|q|c(?=[aouklrt]|$)/g, "k")
    .replace(/x/g, "ks")
    .replace(/w/g, "v")
    .replace(/[yj]/g, "i")
    .replace(/(.)\1+/g, "$1")
    .replace(/[^a-z]/g, "");
  const bones = written.length > 0 ? sound.replace(/(?<=.)[aeiou]+/g, "") : "";
  return bones.length >= 4 ? bones : "";
}
