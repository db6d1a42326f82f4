import { describe, expect, it } from 'vitest';
import { parse, print, withTask } from '../../../src/experiment/index.ts';
import { layerShapesOf } from '../../../src/experiment/parameters.ts';
import { prepared } from '../../support/experiment.ts';

const GAME = 'data=moons&task=gan&net=dense(4,tanh),generate(2,linear),dense(3,tanh)';

const mistakes: readonly (readonly [text: string, message: string, result: string])[] = [
  [
    'data=moons&task=gan&net=dense(3,tanh)',
    'net: the network needs a layer "generate" between its generator and its discriminator; using dense(32,relu),dense(32,relu),generate(2,linear) before the given layers.',
    'net=dense(32,relu),dense(32,relu),generate(2,linear),dense(3,tanh)',
  ],
  [
    'data=moons&task=gan&net=dense(4,tanh),generate(2,linear),dense(3,tanh),generate(4)',
    'net: layer 4 generate is a second end of the generator; it is ignored.',
    'net=dense(4,tanh),generate(2,linear),dense(3,tanh)',
  ],
  [
    'data=moons&net=dense(4,tanh),generate(2,linear),dense(3,tanh)',
    'net: layer 2 generate ends a generator, which this task does not have; it is ignored.',
    'net=dense(4,tanh),dense(3,tanh)',
  ],
  [
    `${GAME},join(1)`,
    'net: layer 4 join joins layer 1, which belongs to another network; using from=3 instead.',
    'dense(3,tanh),join(3)',
  ],
  [`${GAME}&d_steps=0`, 'd_steps: "0" is too small; using 1 instead (1 to 20).', 'dense(3,tanh)'],
  [
    `${GAME}&generator_opt=foo`,
    'generator_opt: unknown optimizer "foo"; using adam(lr=0.001,beta1=0.5) instead.',
    'dense(3,tanh)',
  ],
  [
    'data=moons&net=dense(4,tanh)&generator_opt=sgd',
    'generator_opt: only a task with a generator has this setting; it is ignored.',
    'net=dense(4,tanh)',
  ],
  [
    'data=moons&net=dense(4,tanh)&d_steps=2',
    'd_steps: only a task with a generator has this setting; it is ignored.',
    'net=dense(4,tanh)',
  ],
  [
    GAME.replace('generate(2', 'generate(1000'),
    'net: layer 2 generate noise "1000" is too large; using 64 instead (1 to 64).',
    'generate(64,linear)',
  ],
  [
    'data=digits&task=gan&net=conv2d(4,3),generate(2,linear),dense(3,tanh)',
    'net: layer 1 conv2d needs images, but it gets a row of 2 numbers; it is ignored.',
    'net=generate(2,linear),dense(3,tanh)',
  ],
  [
    `${GAME}&loss=wasserstein&output=sigmoid`,
    'output: "sigmoid" does not fit loss wasserstein on examples to imitate; using linear instead. Possible: linear.',
    'loss=wasserstein',
  ],
  [
    `${GAME}&loss=mse`,
    'loss: "mse" does not fit examples to imitate; using non_saturating instead. Possible: non_saturating, minimax, least_squares, wasserstein, wasserstein_penalty.',
    'dense(3,tanh)',
  ],
];

describe('a mistake in the text of a game', () => {
  it.each(mistakes)('is one sentence, and the run works: %s', async (text, message, result) => {
    const { spec, notices } = parse(`${text}&v=1`);
    expect(notices.map((notice) => notice.message)).toEqual([message]);
    expect(print(spec)).toContain(result);
    const { trainer } = await prepared(spec);
    await trainer.train(2);
    for (const [name, score] of await trainer.evaluation.of(['train'])) expect(score, name).toBeGreaterThan(-1e6);
  });
});

it('gives a generator an output of the size of an example, whatever the data and the layers before it', () => {
  const generated = (text: string) => {
    const { spec, notices } = parse(text);
    expect(notices).toEqual([]);
    const index = spec.layers.findIndex(({ id }) => id === 'generate');
    return layerShapesOf(spec)[index]?.output.shape;
  };
  expect(generated(GAME)).toEqual([2]);
  expect(generated('data=iris&task=gan&net=generate(3),dense(3,tanh)')).toEqual([4]);
  expect(generated('data=digits&task=gan&net=dense(8),generate(3),dense(3,tanh)')).toEqual([64]);
  expect(generated('data=digits&task=gan&net=dense(8),generate(3),conv2d(2,3)')).toEqual([1, 8, 8]);
  expect(generated('data=digits&task=gan&net=dense(16),to_image(4),generate(3),conv2d(2,3)')).toEqual([1, 8, 8]);
});

it('brings its own network, optimizers and batch size, unless a person has chosen others', () => {
  const { spec } = withTask(parse('data=moons').spec, 'gan');
  expect(print(spec)).toBe(print(parse('data=moons&task=gan').spec));
  expect(spec.batch).toBe(128);
  expect(print(withTask(spec, null).spec)).toBe(print(parse('data=moons').spec));
  expect(withTask(parse('data=moons&batch=20').spec, 'gan').spec.batch).toBe(20);
  expect(parse('data=moons&task=gan&batch=x').notices[0]?.message).toContain('using 128 instead');
});

describe('a task that needs other layers', () => {
  it('replaces default layers without a word', () => {
    for (const data of ['circle', 'digits']) {
      for (const task of ['gan', 'autoencoder'] as const) {
        const there = withTask(parse(`data=${data}`).spec, task);
        expect(there.notices).toEqual([]);
        expect(withTask(there.spec, null).notices).toEqual([]);
      }
    }
  });

  it('says that it replaces layers that a person has chosen', () => {
    const { notices } = withTask(parse('data=circle&net=dense(3,relu)').spec, 'gan');
    expect(notices.map(({ message }) => message)).toEqual([
      expect.stringContaining('replaced by the usual ones for the task “Generative adversarial network”'),
    ]);
  });
});
