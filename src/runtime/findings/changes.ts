import type { State } from '../../compiler/compiled.ts';

/** What was added to every tensor from one state to another, by name. */
export function changesBetween(before: State, after: State): State {
  return new Map(
    [...before].map(([name, values]) => {
      const next = after.get(name) ?? values;
      return [name, values.map((value, index) => (next[index] as number) - value)];
    }),
  );
}
