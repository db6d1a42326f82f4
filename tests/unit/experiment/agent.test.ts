import { describe, expect, it } from 'vitest';
import {
  defaultSpec,
  environmentOf,
  idsOf,
  parse,
  print,
  reconcile,
  standardSpec,
  withDataset,
  withTask,
} from '../../../src/experiment/index.ts';
import { printLayers } from '../../../src/experiment/write.ts';

const messages = (text: string) => parse(text).notices.map(({ message }) => message);
const worlds = idsOf('datasets').filter((id) => environmentOf({ data: { id, args: {} }, table: null }) !== null);

/** An experiment of each kind, with its defaults. */
const kinds = [
  defaultSpec('circle'),
  defaultSpec('iris'),
  defaultSpec('plane'),
  defaultSpec('digits'),
  defaultSpec('parity'),
  defaultSpec('shape_masks'),
  withTask(defaultSpec('circle'), 'autoencoder').spec,
  withTask(defaultSpec('moons'), 'gan').spec,
];

describe('choosing a world', () => {
  it.each(worlds)('brings the defaults of %s from every kind of experiment, without notices, and back', (id) => {
    for (const from of kinds) {
      const there = withDataset(from, id);
      expect(there).toEqual({ spec: defaultSpec(id), notices: [] });
      expect(withDataset(there.spec, from.data.id, from.task)).toEqual({ spec: standardSpec(from), notices: [] });
    }
  });

  it.each(worlds)('brings its defaults from %s as from any other world', (from) => {
    for (const to of worlds) expect(withDataset(defaultSpec(from), to)).toEqual({ spec: defaultSpec(to), notices: [] });
  });

  it('keeps the method, and the numbers of worlds and moves, in another world', () => {
    const { spec } = parse('data=cart_pole&method=q_learning&worlds=4&moves=2');
    const { spec: next, notices } = withDataset(spec, 'catch');
    expect(notices).toEqual([]);
    expect(print(next)).toBe('data=catch&method=q_learning&net=dense(32,tanh)&worlds=4&moves=2&v=1');
  });

  it('leaves the settings of examples behind, and a dataset those of an agent', () => {
    const { spec } = parse('data=circle&split=60/20/20&batch=5&scale=standard&features=x1');
    expect(withDataset(spec, 'cart_pole')).toEqual({ spec: defaultSpec('cart_pole'), notices: [] });
    const agent = parse('data=gridworld&method=q_learning&worlds=4&moves=2&layout=walls(0,1)').spec;
    expect(withDataset(agent, 'circle')).toEqual({ spec: defaultSpec('circle'), notices: [] });
  });

  it('says that layers of a person are replaced', () => {
    const replaced = (text: string, id: string) =>
      withDataset(parse(text).spec, id).notices.map(({ message }) => message);
    expect(replaced('data=circle&net=dense(5,relu)', 'cart_pole')).toEqual([
      'The hidden layers are replaced by the usual ones for the task “Reinforcement learning”.',
    ]);
    expect(replaced('data=cart_pole&net=dense(5,relu),policy,dense(5,relu)', 'circle')).toEqual([
      'The hidden layers are replaced by the usual ones for the task “Two classes”.',
    ]);
    expect(replaced('data=cart_pole&net=dense(5,relu),policy,dense(5,relu)', 'bandit')).toEqual([
      'net: REINFORCE has one network; leaving out policy,dense(5,relu).',
    ]);
  });
});

it('another method brings the networks that it needs, without notices about default layers', () => {
  const spec = defaultSpec('cart_pole');
  const { spec: one, notices } = reconcile({ ...spec, method: parse('data=cart_pole&method=q_learning').spec.method });
  expect(notices).toEqual([]);
  expect(printLayers(one.layers)).toBe('dense(32,tanh)');
  expect(reconcile({ ...one, method: spec.method })).toEqual({ spec, notices: [] });
  const bandit = defaultSpec('bandit');
  const critic = reconcile({ ...bandit, method: spec.method });
  expect(critic.notices).toEqual([]);
  expect(printLayers(critic.spec.layers)).toBe('dense(32,tanh),policy,dense(32,tanh)');
  expect(reconcile({ ...critic.spec, method: bandit.method })).toEqual({ spec: bandit, notices: [] });
  expect(messages('data=bandit&method=actor_critic')).toEqual([]);
});

it('a number of a world keeps its name in a sweep', () => {
  const { spec, notices } = parse('data=gridworld&sweep=world_step_reward(-1..1,4)');
  expect(notices).toEqual([]);
  expect(print(spec)).toContain('sweep=world_step_reward(-1..1,4)');
});

const mistakes: readonly (readonly [text: string, ...messages: string[]])[] = [
  ['data=cart_pole&worlds=0', 'worlds: "0" is too small; using 1 instead (1 to 512).'],
  ['data=cart_pole&moves=0', 'moves: "0" is too small; using 1 instead (1 to 64).'],
  ['data=cart_pole&worlds=many', 'worlds: "many" is not a whole number from 1 to 512; using 32 instead.'],
  ['data=circle&worlds=4', 'worlds: only an agent that learns from rewards has this setting; it is ignored.'],
  ['data=gridworld&layout=rewards(3,1e9)', 'layout: rewards 3 "1000000000" is too large; using 1 instead (-1 to 1).'],
  [
    'data=gridworld&layout=reward(3,1)',
    'layout: gridworld has no table "reward"; it is ignored. Did you mean "rewards"?',
  ],
  [
    'data=gridworld&layout=trees(3,1)',
    'layout: gridworld has no table "trees"; it is ignored. Known: walls, rewards, terminals, starts.',
  ],
  [
    'data=cart_pole&layout=walls(3,1)',
    'layout: cart_pole has no table "walls"; it is ignored. Nothing in this world can be changed.',
  ],
  ['data=gridworld&layout=walls(99,1)', 'layout: walls has no element "99" (0 to 35); it is ignored.'],
  [
    'data=gridworld&layout=walls(3)',
    'layout: "walls(3)" should be a table of the world with the index of an element and its value, like walls(14,1); it is ignored.',
  ],
  ['data=circle&layout=walls(3,1)', 'layout: only an agent that learns from rewards has this setting; it is ignored.'],
  ['data=circle&method=q_learning', 'method: only an agent that learns from rewards has this setting; it is ignored.'],
  [
    'data=cart_pole&method=q_lerning',
    'method: unknown method "q_lerning". Did you mean "q_learning"? Using actor_critic instead.',
  ],
  [
    'data=circle&task=reinforcement',
    'task: an agent needs a world as its data, and circle is none; predicting the target instead. Worlds: bandit, gridworld, cart_pole, mountain_car, catch.',
  ],
  [
    'data=cart_pole&task=gan',
    'task: cart_pole is a world with rewards and without examples, which gan needs; learning from rewards instead.',
  ],
  [
    'data=cart_pole&target=angle',
    'target: "angle" is ignored, because an agent learns from rewards instead of a target.',
  ],
  [
    'data=cart_pole&series=4',
    'series: cart_pole is a world and has no rows, so there are no windows of them; "4,1" is ignored.',
  ],
  [
    'data=cart_pole&net=dense(8,tanh)',
    'net: Actor–critic needs a second network, for the value of states; adding policy,dense(8,tanh).',
  ],
  ['data=cart_pole&method=q_learning&net=dense(8,tanh),policy', 'net: Q-learning has one network; leaving out policy.'],
  [
    'data=cart_pole&net=dense(8,tanh),policy,dense(8,tanh),policy',
    'net: layer 4 policy is a second end of the policy; it is ignored.',
  ],
  [
    'data=circle&net=dense(8,tanh),policy',
    'net: layer 2 policy ends a policy, which this task does not have; it is ignored.',
  ],
  [
    'data=bandit&net=dense(8,tanh),dropout',
    'net: layer 2 dropout computes something else in training than in use, and an agent uses its network while it trains; it is ignored.',
  ],
  [
    'data=bandit&net=lstm(8)',
    'net: layer 1 lstm needs a sequence, but an agent observes one state at a time; it is ignored.',
    'net: no layer is left; using dense(32,tanh) instead.',
  ],
  [
    'data=cart_pole&net=lstm(8)',
    'net: layer 1 lstm needs a sequence, but an agent observes one state at a time; it is ignored.',
    'net: no layer is left; using dense(32,tanh) instead.',
  ],
  [
    'data=cart_pole&net=dense(8,tanh),lstm(8)',
    'net: layer 2 lstm needs a sequence, but an agent observes one state at a time; it is ignored.',
    'net: Actor–critic needs a second network, for the value of states; adding policy,dense(8,tanh).',
  ],
  [
    'data=cart_pole&net=dense(8,tanh),conv2d',
    'net: layer 2 conv2d needs images, but it gets a row of 8 numbers; it is ignored.',
    'net: Actor–critic needs a second network, for the value of states; adding policy,dense(8,tanh).',
  ],
  [
    'data=cart_pole&schedule=cosine',
    'schedule: schedules count in epochs, and an agent has none because it makes its own data; it is ignored.',
  ],
  [
    'data=cart_pole&plane=components',
    'plane: "components" needs examples, and cart_pole is a world; using the usual plane instead.',
  ],
  [
    'data=cart_pole&plane=angle,height',
    'plane: cart_pole has no number "height"; using the usual plane instead. Known: angle, angular_speed, position, speed.',
  ],
  ['data=cart_pole&plane=angle', 'plane: "angle" should be two numbers of the state; using the usual plane instead.'],
  [
    'data=gridworld&plane=row,column',
    'plane: "row,column" cannot be chosen: the only plane of gridworld is column × row; using the usual plane instead.',
  ],
  [
    'data=bandit&plane=row,column',
    'plane: "row,column" cannot be chosen: the pictures of bandit have no such axes; using the usual plane instead.',
  ],
  [
    'data=cart_pole&task=classification',
    'task: "classification" is not a task that can be chosen; learning from rewards instead.',
  ],
  [
    'data=cart_pole&split=0.3&fold=3&outliers=clip',
    'outliers: a world has no examples that could be outliers; it is ignored.',
    'split: a world has no examples to divide; it is ignored.',
    'fold: a world has no examples to divide; it is ignored.',
  ],
  ['data=circle&layout=walls(1)', 'layout: only an agent that learns from rewards has this setting; it is ignored.'],
  ['data=circle&worlds=many', 'worlds: only an agent that learns from rewards has this setting; it is ignored.'],
  ['data=cart_pole&loss=mae', 'loss: "mae" is ignored, because the method of an agent decides on its loss.'],
  [
    'data=cart_pole&output=tanh',
    'output: "tanh" is ignored, because the method of an agent decides on its output activation.',
  ],
  [
    'data=cart_pole&reg=early_stopping',
    'reg: "early_stopping" does not fit an agent, which makes its own data; it is ignored.',
  ],
  ['data=cart_pole&features=angle', 'features: an agent observes everything that its world shows; it is ignored.'],
  [
    'data=cart_pole&batch=5',
    'batch: an agent learns from the moves in its worlds instead of batches of examples; it is ignored.',
  ],
  ['data=cart_pole&split=50/25/25', 'split: a world has no examples to divide; it is ignored.'],
  ['data=catch&augment=flip', 'augment: a world has no examples to copy; it is ignored.'],
];

describe('a mistake in the text of an agent', () => {
  it.each(mistakes)('is one sentence, and the rest is valid: %s', (text, ...expected) => {
    expect(messages(text)).toEqual(expected);
    const { spec } = parse(text);
    expect(parse(print(spec))).toEqual({ spec, notices: [] });
  });

  it('is no mistake: the task of a world can be named', () => {
    expect(parse('data=cart_pole&task=reinforcement')).toEqual({ spec: defaultSpec('cart_pole'), notices: [] });
  });

  it('is a step that is too large for the memory', () => {
    const convolutions = Array.from({ length: 6 }, () => 'conv2d(64,3,tanh)').join();
    const text = `data=catch(rows=16,columns=16)&method=q_learning&net=${convolutions}&worlds=64&moves=64`;
    expect(messages(text)).toEqual([expect.stringMatching(/^moves: .* of memory.*; using \d+ instead\.$/)]);
  });
});
