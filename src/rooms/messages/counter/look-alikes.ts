// Letters of the Latin and the Cyrillic alphabet that look the same on a screen. Runs in browsers too.

const pairs = "aа cс eе oо pр xх yу kк iі sѕ jј AА BВ CС EЕ HН KК MМ OО PР TТ XХ YУ IІ SЅ JЈ ëё ËЁ";

/** Latin letter → its Cyrillic look-alike. */
export const cyrillicLike: ReadonlyMap<string, string> = new Map(
  pairs.split(" ").map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

/** Cyrillic letter → its Latin look-alike. */
export const latinLike: ReadonlyMap<string, string> = new Map(
  Array.from(cyrillicLike).map(([latin, cyrillic]) => [cyrillic, latin]),
);
