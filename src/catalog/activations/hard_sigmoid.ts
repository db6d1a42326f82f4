import { add, mul } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';
import { clampTo6 } from './relu6.ts';

export const hardSigmoid: ActivationDef = {
  label: 'Hard sigmoid',
  tex: '\\operatorname{hardsigmoid}(x) = \\frac{\\operatorname{ReLU6}(x + 3)}{6} = \\min\\left(\\max\\left(0,\\, \\frac{x}{6} + \\frac{1}{2}\\right),\\, 1\\right)',
  text: 'The sigmoid drawn with a ruler: 0 up to x = −3, then a straight line with slope 1/6, then 1 from x = 3 on. It needs no exponential, which is why small devices and low-precision arithmetic use it, mostly as a gate inside other layers. Compare it with the sigmoid to see what saturation means when taken to the extreme: where the sigmoid’s slope is merely tiny, this one’s is exactly zero, and an example on a flat part contributes nothing to learning, however wrong it is. As an output it can state a probability of exactly 0 or 1, which cross-entropy would punish without limit, so it goes with distance losses only.',
  differs:
    'PyTorch (Hardsigmoid) and Keras 3 (hard_sigmoid) use this definition. Keras 2, TensorFlow.js and ONNX by default have the slope 0.2, so that it is flat beyond ±2.5.',
  reference: {
    authors: 'A. Howard, M. Sandler, G. Chu, and others',
    year: 2019,
    title: 'Searching for MobileNetV3',
    url: 'https://arxiv.org/abs/1905.02244',
  },
  hyper: {},
  aliases: ['hardsigmoid'],
  places: ['hidden', 'output'],
  gain: () => 1,
  build: (x) => mul(clampTo6(add(x, 3)), 1 / 6),
};
