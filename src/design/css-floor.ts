/** One declaration or rule that an old browser would not understand, and where. */
export interface Below {
  readonly line: number;
  readonly what: string;
}

// What a sheet may use: known to Chrome 80 (February 2020). A property that is not here is looked up before it is added.
const properties = words(`
  align-items background border border-bottom border-bottom-color border-collapse border-color
  border-inline-end border-inline-start border-inline-start-color border-inline-start-width border-left border-radius
  border-style border-top bottom box-shadow box-sizing break-after break-inside clip color content counter-increment
  counter-reset cursor display fill flex flex-wrap font font-family font-size font-variant-numeric font-weight
  grid-column-gap grid-gap grid-template-columns height hyphens justify-content left letter-spacing line-height
  list-style margin margin-bottom margin-inline-end margin-inline-start margin-left margin-right margin-top max-height max-width
  min-height min-width opacity order orphans outline outline-offset overflow overflow-wrap overflow-x padding padding-bottom
  padding-inline-end padding-inline-start padding-left padding-right padding-top position resize right
  scroll-padding-top stroke stroke-dasharray stroke-width text-align text-decoration text-transform top vertical-align
  white-space widows width word-break z-index -webkit-box-orient -webkit-line-clamp -webkit-text-size-adjust
`);
// Younger than the floor, and nothing is lost where they are missing.
const additions = words(
  "::details-content accent-color color-scheme content-visibility text-decoration-thickness text-underline-offset text-wrap",
);
const pseudo = words(`
  ::after ::before ::-webkit-details-marker :first-child :focus :hover :last-child :not :nth-child :root
  :visited
`);
const atRules = words("@media @page");
const media = words("min-width max-width prefers-color-scheme prefers-reduced-motion print screen all not and");
const functions = words("attr calc counter max min minmax repeat var");
const colours = words(`
  aqua beige black blue brown crimson cyan gold gray green grey indigo ivory khaki lime linen magenta maroon navy olive
  orange orchid pink plum purple red salmon sienna silver snow tan teal tomato violet wheat white yellow
`);

/**
 * Everything in a style sheet that Chrome 80 does not know, literal colours (unless the sheet is the one that names
 * them), sizes of letters in `px`, and `gap` outside of a grid, which that browser ignores.
 */
export function belowTheFloor(sheet: string, options: { namesColours?: boolean } = {}): readonly Below[] {
  const found: Below[] = [];
  const text = sheet.replace(/\/\*[\s\S]*?\*\//gu, (comment) => comment.replace(/[^\n]/gu, " "));
  const open: ("at" | "rule")[] = [];
  let declared: { property: string; value: string; line: number }[] = [];
  for (const { end, piece, line } of pieces(text)) {
    const say = (what: string) => found.push({ line, what });
    if (end === "{") {
      if (open.includes("rule")) say(`nested rule: ${piece}`);
      if (piece.startsWith("@")) atRule(piece).forEach(say);
      else selector(piece).forEach(say);
      open.push(piece.startsWith("@") && !piece.startsWith("@page") ? "at" : "rule");
      continue;
    }
    if (piece !== "") {
      if (piece.startsWith("@")) say(`at-rule without a block: ${piece}`);
      else {
        const [property = "", ...rest] = piece.split(":");
        const declaration = { property: property.trim(), value: rest.join(":").trim(), line };
        declared.push(declaration);
        declarationFaults(declaration, options.namesColours ?? false).forEach(say);
      }
    }
    if (end === "}") {
      const grid = declared.some(({ property, value }) => property === "display" && value === "grid");
      const column = declared.some(({ property }) => property === "grid-template-columns");
      for (const { property, line: at } of declared) {
        // A gap may also stand in a rule that changes a grid for one width; it names itself `grid-` then.
        if (/^(?:row-|column-)?gap$/u.test(property) && !grid && !column)
          found.push({ line: at, what: `${property} outside of a grid` });
      }
      declared = [];
      if (open.pop() === undefined) say("a } too many");
    }
  }
  if (open.length > 0) found.push({ line: text.split("\n").length, what: "a } is missing" });
  return found;
}

function* pieces(text: string): Generator<{ end: string; piece: string; line: number }> {
  let line = 1;
  let start = 0;
  let quote = "";
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? "";
    if (letter === "\n") line += 1;
    if (quote !== "") {
      if (letter === "\\") at += 1;
      else if (letter === quote) quote = "";
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === "{" || letter === "}" || letter === ";") {
      yield { end: letter, piece: text.slice(start, at).trim(), line };
      start = at + 1;
    }
  }
}

function atRule(rule: string): string[] {
  const [name = ""] = rule.split(/\s/u);
  if (!atRules.has(name)) return [`at-rule ${name}`];
  if (/[<>]/u.test(rule)) return [`media range: ${rule}`];
  const used =
    rule
      .slice(name.length)
      .replace(/:[^)]*/gu, "")
      .match(/[a-z-]+/gu) ?? [];
  return used.filter((word) => !media.has(word)).map((word) => `media feature ${word}`);
}

function selector(text: string): string[] {
  const plain = text.replace(/\[[^\]]*\]/gu, "[]");
  const used = plain.match(/::?[a-z-]+/gu) ?? [];
  const faults = used.filter((name) => !pseudo.has(name) && !additions.has(name)).map((name) => `selector ${name}`);
  // Lists inside :not() came with Chrome 88.
  if (/:not\([^)]*[,\s>+~]/u.test(plain)) faults.push(`selector list in :not: ${text}`);
  if (plain.includes("&")) faults.push(`nesting: ${text}`);
  return faults;
}

function declarationFaults({ property, value }: { property: string; value: string }, namesColours: boolean): string[] {
  const faults: string[] = [];
  const own = property.startsWith("--");
  if (!own && !properties.has(property) && !additions.has(property) && !/^(?:row-|column-)?gap$/u.test(property))
    faults.push(`property ${property}`);
  const bare = value.replace(/"[^"]*"|'[^']*'/gu, '""');
  for (const [, name = ""] of bare.matchAll(/([a-z-]+)\(/gu)) {
    if (name === "rect" && property === "clip") continue;
    if (!functions.has(name)) faults.push(`function ${name}()`);
  }
  if (/\d(?:[sld]v[hwib]|cq[whib]|lh|rlh|cap|ic)\b/u.test(bare)) faults.push(`unit in ${property}: ${value}`);
  if (!namesColours) {
    if (/#[\da-f]{3,8}\b/iu.test(bare)) faults.push(`literal colour: ${value}`);
    for (const word of bare.match(/(?<![\w-])[a-z]+(?![\w(-])/giu) ?? []) {
      if (colours.has(word.toLowerCase())) faults.push(`literal colour: ${word}`);
    }
  }
  if ((property === "font-size" || property === "font") && /\dpx/u.test(bare)) faults.push(`letters in px: ${value}`);
  return faults;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}
