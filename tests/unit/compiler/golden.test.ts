import { describe, expect, it } from 'vitest';
import { printGraph } from '../../../src/ir/print.ts';
import { prepared } from '../../support/experiment.ts';

/** The training step of a few experiments as text, so that a change of the compiler can be reviewed. */
const experiments = {
  'circle-sgd': 'data=circle&net=dense(8,tanh),dense(8,tanh)&opt=sgd',
  'iris-adam': 'data=iris&net=dense(6,relu)&opt=adam&batch=16',
  'plane-perceptron': 'data=plane&net=none&opt=momentum',
  'xor-leaky': 'data=xor&net=dense(4,leaky_relu(alpha=0.2))&loss=mse&output=tanh&opt=sgd',
};

describe('golden graphs (npx vitest -u rewrites them)', () => {
  it.each(Object.entries(experiments))('%s', async (name, text) => {
    const { compiled } = await prepared(text);
    await expect(printGraph(compiled.training.step)).toMatchFileSnapshot(`../../golden/${name}.txt`);
  });
});
