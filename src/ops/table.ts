import { convolution } from './convolution.ts';
import { elementwise } from './elementwise.ts';
import { layout } from './layout.ts';
import { linear } from './linear.ts';
import type { Op } from './op.ts';
import { pooling } from './pooling.ts';
import { reduction } from './reduction.ts';

/** Every primitive op, by its name in a graph. `input` and `constant` belong to the graph itself. */
export const primitives = {
  ...elementwise,
  ...reduction,
  ...linear,
  ...convolution,
  ...pooling,
  ...layout,
} satisfies Record<string, Op>;

export type OpName = keyof typeof primitives;

/** @throws Error if there is no such op */
export function opNamed(name: string): Op {
  if (!Object.hasOwn(primitives, name)) throw new Error(`unknown op "${name}"`);
  return primitives[name as OpName];
}
