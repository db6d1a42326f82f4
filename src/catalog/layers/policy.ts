import { flatSample } from '../../math/sample.ts';
import { add, matmul } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';

export const policy: LayerDef = {
  label: 'Policy',
  tex: '\\pi(a \\mid s) = \\operatorname{softmax}(x W + b)_a',
  hyper: {},
  aliases: ['actor', 'actions'],
  positional: [],
  choices: ['initializer', 'penalty'],
  activation: 'softmax',
  takes: 'whole',
  mixing: 'sum',
  divides: 'policy',
  output: (_x, _args, beside) => flatSample(beside?.actions ?? 1),
  build(x, { actions, weight, bias, activate }) {
    const [, fanIn] = x.type.shape as [number, number];
    return activate(
      add(matmul(x, weight('weight', [fanIn, actions], { fanIn, fanOut: actions })), bias('bias', [actions])),
    );
  },
};
