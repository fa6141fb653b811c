const latin: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  ґ: "g",
  д: "d",
  ђ: "d",
  е: "e",
  ё: "e",
  є: "e",
  ж: "z",
  з: "z",
  и: "i",
  і: "i",
  ї: "i",
  й: "i",
  ј: "i",
  к: "k",
  л: "l",
  љ: "l",
  м: "m",
  н: "n",
  њ: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  ћ: "c",
  у: "u",
  ў: "u",
  ф: "f",
  х: "h",
  ц: "c",
  ч: "c",
  џ: "d",
  ш: "s",
  щ: "s",
  ъ: "",
  ы: "i",
  ь: "",
  э: "e",
  ю: "iu",
  я: "ia",
};

/** Letters of other scripts in Latin ones, and spellings of one sound in one way: инспектор and inspector agree. */
export function soundOf(word: string): string {
  let written = "";
  for (const letter of word.normalize("NFD").replace(/\p{M}/gu, "")) written += latin[letter] ?? letter;
  return written
    .replace(/shch|sch|sh|zh/g, (cluster) => (cluster === "zh" ? "z" : "s"))
    .replace(/ch|ts|tch/g, "c")
    .replace(/ph/g, "f")
    .replace(/kh/g, "h")
    .replace(/wh/g, "v")
    .replace(/th/g, "t")
    .replace(/ck|q|c(?=[aouklrt]|$)/g, "k")
    .replace(/x/g, "ks")
    .replace(/w/g, "v")
    .replace(/[yj]/g, "i")
    .replace(/(.)\1+/g, "$1")
    .replace(/[^a-z]/g, "");
}

/** The consonants of a sound (and its first letter): what stays when a word crosses a border. Empty where too few to be trusted. */
export function bonesOf(sound: string): string {
  const bones = sound.replace(/(?<=.)[aeiou]+/g, "");
  return bones.length >= 4 ? bones : "";
}

/** Whether two sounds with the same bones are one word: at most a quarter of the vowels and endings differs. */
export function soundAlike(one: string, other: string): boolean {
  const allowed = Math.floor(Math.max(one.length, other.length) / 4);
  if (Math.abs(one.length - other.length) > allowed) return false;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      const change = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next[to] = Math.min(change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1);
    }
    row = next;
  }
  return (row[other.length] ?? 0) <= allowed;
}
