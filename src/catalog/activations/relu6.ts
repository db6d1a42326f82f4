import type { Value } from '../../ir/graph.ts';
import { minimum, relu } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

/** The constant comes first so that the derivative at exactly 6 is 0, as it is at exactly 0. */
export const clampTo6 = (x: Value) => minimum(6, relu(x));

export const relu6: ActivationDef = {
  label: 'ReLU6',
  tex: '\\operatorname{ReLU6}(x) = \\min\\left(\\max(0, x),\\, 6\\right)',
  text: 'A ReLU with a ceiling: values above 6 are cut to 6. It was introduced to make units learn sparse features early, and it became popular in networks for phones, because a value between 0 and 6 keeps its precision when it is stored in eight bits. Use it when outputs must stay bounded, or to tame activations that explode at a high learning rate. Between 0 and 6 it behaves like ReLU. It has two dead ends instead of one: below 0 and above 6 the slope is zero, so a unit that is stuck on either side for every example stops learning. With well-scaled inputs the ceiling is rarely touched.',
  differs: 'The derivative at exactly 0 and at exactly 6 is a convention: 0 here, as in PyTorch and TensorFlow.',
  reference: {
    authors: 'A. Krizhevsky',
    year: 2010,
    title: 'Convolutional Deep Belief Networks on CIFAR-10',
    url: 'https://www.cs.toronto.edu/~kriz/conv-cifar10-aug2010.pdf',
  },
  hyper: {},
  places: ['hidden'],
  gain: () => Math.SQRT2,
  build: (x) => clampTo6(x),
};
