import type { RunView } from '../../../runtime/protocol.ts';

type Labelled = Pick<RunView, 'points' | 'classes' | 'boundary'>;

/** The labels that an example has, and those whose prediction is wrong. @param output null until it is known */
export function labelsIn(
  { points, classes, boundary }: Labelled,
  example: number,
  output: ArrayLike<number> | null,
): { readonly actual: readonly number[]; readonly wrong: readonly number[] } {
  const has = (label: number) => points.labels[example * classes.length + label] === 1;
  const all = classes.map((_, label) => label);
  return {
    actual: all.filter(has),
    wrong: output ? all.filter((label) => (output[label] as number) > boundary !== has(label)) : [],
  };
}

/** The names of labels: "disc, square"; "none" if there are none. */
export function labelWords({ classes }: Pick<RunView, 'classes'>, labels: readonly number[]): string {
  return labels.length === 0 ? 'none' : labels.map((label) => classes[label]).join(', ');
}
