import { add, mul } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';
import { clampTo6 } from './relu6.ts';

export const hardSigmoid: ActivationDef = {
  label: 'Hard sigmoid',
  tex: '\\operatorname{hardsigmoid}(x) = \\frac{\\operatorname{ReLU6}(x + 3)}{6} = \\min\\left(\\max\\left(0,\\, \\frac{x}{6} + \\frac{1}{2}\\right),\\, 1\\right)',
  text: 'A sigmoid made of straight lines: 0 up to x = −3, then a line with slope 1/6, then 1 from x = 3 on. It needs no exponential, so it suits small devices and low-precision arithmetic, mostly as a gate inside other layers. Compare it with the sigmoid to see saturation taken to the extreme: where the sigmoid’s slope is merely tiny, this one is exactly zero, and an example on a flat part contributes nothing to learning, however wrong its prediction is. As an output it can predict a probability of exactly 0 or 1, which cross-entropy would punish without limit, so it works with distance losses only.',
  differs:
    'PyTorch (Hardsigmoid) and Keras 3 (hard_sigmoid) use this definition. Keras 2, TensorFlow.js and, by default, ONNX use the slope 0.2, which makes it flat beyond ±2.5.',
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
