import { float32 } from '../../ir/graph.ts';
import type { SequenceSize } from '../../math/sample.ts';
import { add } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { freeze } from './freeze.ts';
import { asSequence } from './sequences.ts';

const KINDS = ['sinusoidal', 'learned'] as const;

export const positions: LayerDef<'kind' | 'freeze'> = {
  label: 'Positions',
  tex: '\\begin{aligned} a_t &= x_t + p_t \\\\ p_{t,2i} &= \\sin\\bigl(t / 10000^{2i/d}\\bigr) \\\\ p_{t,2i+1} &= \\cos\\bigl(t / 10000^{2i/d}\\bigr), \\; \\text{or } p = W \\end{aligned}',
  hyper: {
    kind: {
      label: 'Kind',
      tex: '\\text{kind}',
      default: 0,
      min: 0,
      max: 1,
      scale: 'linear',
      integer: true,
      options: KINDS,
      effect: 'recompile',
      explain:
        '“Sinusoidal” adds fixed waves of many lengths; “learned” adds a trained vector for each step, which starts at random.',
    },
    freeze,
  },
  aliases: ['positional_encoding', 'position_embedding'],
  positional: ['kind'],
  choices: ['initializer', 'penalty'],
  takes: 'sequence',
  output(x) {
    const size = asSequence(x);
    return 'problem' in size ? size : x;
  },
  build(x, { args, weight }) {
    const [, steps, features] = x.type.shape as [number, number, number];
    const shape = [steps, features];
    // A single row of the weight reaches each output, as in an embedding.
    if (KINDS[args.kind] === 'learned') return add(x, weight('weight', shape, { fanIn: 1, fanOut: features }));
    return add(x, x.builder.constant(sinusoids({ steps, features }), float32(shape)));
  },
};

/**
 * [steps, features]: pairs of sine and cosine whose wavelengths grow geometrically from 2π to 10000 · 2π steps. Vaswani
 * et al. (2017), section 3.5.
 */
function sinusoids({ steps, features }: SequenceSize): Float64Array {
  return Float64Array.from({ length: steps * features }, (_, place) => {
    const feature = place % features;
    const isOdd = feature % 2;
    const angle = Math.floor(place / features) / 10000 ** ((feature - isOdd) / features);
    return isOdd ? Math.cos(angle) : Math.sin(angle);
  });
}
