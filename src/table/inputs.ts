import type { Column } from './table.ts';

/**
 * Names of the numbers that a network is fed for a column: a number is itself, two categories are one 0/1 number named
 * after the second, more are one 0/1 number each (one-hot).
 * @param indicator whether one more number says that the value was missing, where values of the column may be
 */
export function inputNames(column: Column, indicator: boolean): readonly string[] {
  const { id, levels } = column;
  const values = levels === null ? [id] : named(id, levels).slice(levels.length === 2 ? 1 : 0);
  return indicator && column.missing ? [...values, `${id}_missing`] : values;
}

/** `island_torgersen` and the like; categories that differ in nothing that a name may hold are numbered. */
function named(id: string, levels: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return levels.map((level, place) => {
    const word = level
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '');
    const name = word === '' || taken.has(word) ? `${word}${place + 1}` : word;
    taken.add(name);
    return `${id}_${name}`;
  });
}
