import { LIMITS } from './limits.ts';

/** Whether a text can be the id of a column. */
export function isId(text: string): boolean {
  return text.length <= LIMITS.id && /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);
}

/** The first of `name`, `name` 2, `name` 3, … that is not taken yet; takes it. */
function unique(name: string, taken: Set<string>, numbered: (count: number) => string): string {
  let result = name;
  for (let count = 2; taken.has(result); count++) result = numbered(count);
  taken.add(result);
  return result;
}

/** Words with another meaning in an experiment's text, and names that every JavaScript object has. */
const RESERVED = new Set(['none', 'all', 'components', ...Object.getOwnPropertyNames(Object.prototype)]);

/** Ids derived from labels, in their order: lower snake case, all different, and no reserved words. */
export function idsFor(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  return labels.map((label, index) => {
    const words = label
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .replace(/[^a-z0-9]+/g, '_')
      .slice(0, LIMITS.id - 6)
      .replace(/^_+|_+$/g, '');
    const base = words === '' ? `column_${index + 1}` : /^\d/.test(words) || RESERVED.has(words) ? `_${words}` : words;
    return unique(base, taken, (count) => `${base}_${count}`);
  });
}

/** Labels of columns that are all present and all different, and the indices (from 0) where that took a change. */
export function labelsFor(header: readonly string[]): { labels: string[]; empty: number[]; repeated: number[] } {
  const taken = new Set<string>();
  const empty: number[] = [];
  const repeated: number[] = [];
  const labels = header.map((cell, index) => {
    const name = cell.trim().replace(/\s+/g, ' ').slice(0, LIMITS.label);
    if (name === '') empty.push(index);
    if (taken.has(name)) repeated.push(index);
    const base = name === '' ? `Column ${index + 1}` : name;
    return unique(base, taken, (count) => `${base} (${count})`);
  });
  return { labels, empty, repeated };
}
