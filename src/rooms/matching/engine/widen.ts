import { settings } from "./settings.ts";
import { addCell, cellCount, eachCell, noCells, pack, type Sparse } from "./sparse.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * What words call up, widened: a word shares its concepts with the words of its family ("bribe", "bribery"), and a word
 * that calls up nothing itself calls up, more weakly, what its translations do.
 */
export function widenCalls(direct: Sparse, links: Sparse, vocabulary: Vocabulary): Sparse {
  const { kin, translated } = settings.surely;
  const unitCount = vocabulary.unitText.length;
  const cells = noCells();
  for (let unit = 0; unit < unitCount; unit++) {
    eachCell(direct, unit, (concept, weight) => addCell(cells, unit, concept, weight));
    if (cellCount(direct, unit) > 0) continue;
    let total = 0;
    const brought = new Map<number, number>();
    eachCell(links, unit, (other, likeness) => {
      total += likeness;
      eachCell(direct, other, (concept, weight) =>
        brought.set(concept, (brought.get(concept) ?? 0) + weight * likeness),
      );
    });
    const strongest = [...brought].sort((one, other) => other[1] - one[1]).slice(0, mostTranslated);
    for (const [concept, weight] of strongest)
      addCell(cells, unit, concept, translated * Math.min(1, weight / Math.max(1, total)));
  }
  for (const family of families(vocabulary))
    for (const unit of family)
      for (const other of family)
        if (other !== unit) eachCell(direct, other, (concept, weight) => addCell(cells, unit, concept, kin * weight));
  return pack(cells, unitCount);
}

const largestFamily = 8;
/** A word of many meanings would call up everything through its translations. */
const mostTranslated = 12;

function families({ languages }: Vocabulary): number[][] {
  const all: number[][] = [];
  for (const { data, units } of languages.values()) {
    const byFamily = new Map<string, number[]>();
    for (const [stem, unit] of units) {
      if (stem.includes(" ")) continue;
      const family = data.family(stem);
      if (family.length < 3) continue;
      const members = byFamily.get(family);
      if (members) members.push(unit);
      else byFamily.set(family, [unit]);
    }
    for (const members of byFamily.values())
      if (members.length > 1 && members.length <= largestFamily) all.push(members);
  }
  return all;
}
