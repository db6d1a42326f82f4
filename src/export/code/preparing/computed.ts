/** Code that computes inputs from two numbers. */
import type { features } from '../../../catalog/features/index.ts';
import { quoted } from '../script.ts';
import type { Preparing } from './context.ts';
import type { Naming } from './naming.ts';

/** How the features of the catalog are computed. */
const computed: Record<keyof typeof features, (of: readonly [string, string]) => string> = {
  x1_squared: ([x1]) => `${x1} ** 2`,
  x2_squared: ([, x2]) => `${x2} ** 2`,
  x1_x2: ([x1, x2]) => `${x1} * ${x2}`,
  sin_x1: ([x1]) => `np.sin(${x1})`,
  sin_x2: ([, x2]) => `np.sin(${x2})`,
  cos_x1: ([x1]) => `np.cos(${x1})`,
  cos_x2: ([, x2]) => `np.cos(${x2})`,
};

/** Statements that add the computed inputs to `x`. */
export function computedLines(
  { data: { own, pair }, preparation, wanted, window }: Preparing,
  naming: Naming,
): readonly string[] {
  if (window !== null) return [];
  const [x1, x2] = pair.map((place) => `x[${quoted(naming.input(own[place] as string))}]`);
  const isComputed = (name: string): name is keyof typeof features =>
    !preparation.inputs.includes(name) && Object.hasOwn(computed, name);
  return wanted.filter(isComputed).map((id) => `x["${id}"] = ${computed[id]([x1 ?? '', x2 ?? ''])}`);
}
