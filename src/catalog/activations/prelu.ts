import type { ActivationDef } from './definition.ts';
import { bendAtZero } from './leaky_relu.ts';

export const prelu: ActivationDef<'initial'> = {
  label: 'PReLU',
  tex: '\\operatorname{PReLU}(x_i) = \\begin{cases} x_i & \\text{if } x_i > 0 \\\\ \\alpha_i x_i & \\text{if } x_i \\le 0 \\end{cases}',
  text: 'A leaky ReLU that learns its slope: each unit i has its own α, which gradient descent trains along with the weights. Only negative inputs affect α, so a unit that is always positive keeps its initial slope. Use it when you would rather not guess a slope, and watch where the slopes go: near 0 the unit has become a ReLU, near 1 it has become linear, and below 0 it folds the input over like an absolute value. The extra parameters are few, but they are one more way to fit noise. A penalty on α would pull every unit towards ReLU, so penalties usually exclude α.',
  differs:
    'PyTorch learns one α for the whole layer by default (num_parameters changes that), also starting at 0.25. The PReLU layer of Keras learns one α per unit, as here, but starts at 0.',
  reference: {
    authors: 'K. He, X. Zhang, S. Ren, J. Sun',
    year: 2015,
    title: 'Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet Classification',
    url: 'https://arxiv.org/abs/1502.01852',
  },
  hyper: {
    initial: {
      label: 'Initial slope',
      tex: '\\alpha_{i}^{(0)}',
      default: 0.25,
      min: 0,
      max: 1,
      scale: 'linear',
      effect: 'resample',
      explain: 'A higher initial slope lets more of the negative side through before training adjusts it.',
    },
  },
  aliases: ['parametric_relu'],
  places: ['hidden'],
  gain: ({ initial }) => Math.sqrt(2 / (1 + initial ** 2)),
  build: (x, _hyper, { args, parameter }) =>
    bendAtZero(x, parameter('alpha', [x.type.shape[1] as number], args.initial)),
};
