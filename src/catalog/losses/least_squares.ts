import type { Value } from '../../ir/graph.ts';
import { mul, square, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { meanPerExample } from './examples.ts';

export const leastSquares: LossDef = {
  label: 'Least squares',
  tex: '\\begin{aligned} \\mathcal{L}_D &= \\tfrac{1}{2}\\mathbb{E}_x[(D(x) - 1)^2] + \\tfrac{1}{2}\\mathbb{E}_z[D(G(z))^2] \\\\ \\mathcal{L}_G &= \\tfrac{1}{2}\\mathbb{E}_z[(D(G(z)) - 1)^2] \\end{aligned}',
  hyper: {},
  aliases: ['lsgan', 'least_squares_gan'],
  tasks: ['gan'],
  target: 'values',
  outputs: { linear: null },
  build: ({ prediction, target }) => halfSquare(sub(prediction, target)),
  game: {
    generator: ({ prediction }) => halfSquare(sub(prediction, 1)),
    equilibrium: { discriminator: 1 / 4, generator: 1 / 8 },
  },
};

function halfSquare(difference: Value): Value {
  return meanPerExample(mul(0.5, square(difference)));
}
