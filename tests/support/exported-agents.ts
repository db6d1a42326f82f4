import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExperimentSpec, idsOf } from '../../src/experiment/index.ts';
import { writeNpz } from '../../src/export/formats/npz.ts';
import { experiment } from './experiment.ts';
import type { ProgramFolder, Writing } from './exported-programs.ts';
import { singleMoves } from './single-moves.ts';

const CRITIC = 'dense(6,tanh),policy,dense(5,tanh)';

/** Every method, with every choice that changes its program, and its networks. */
const METHODS: readonly (readonly [method: string, net: string])[] = [
  ['reinforce(baseline=mean,entropy=0.1)', 'dense(6,tanh)'],
  ['reinforce(baseline=none,entropy=0,gamma=0.9)', 'dense(6,tanh)'],
  ['reinforce(baseline=value)', CRITIC],
  ['actor_critic', CRITIC],
  ['q_learning(follow=0.1)', 'dense(6,tanh)'],
  ['q_learning(follow=1,epsilon=0.3,lambda=0.5)', 'dense(6,tanh)'],
];

/** Worlds whose episodes are over within a few moves, beside those whose are not. */
const WORLDS = [
  'bandit',
  'gridworld(size=3,slip=0.3)&layout=walls(4,1)',
  'cart_pole',
  'mountain_car',
  'catch(rows=4,columns=3)',
];

const withDefaults = (text: string) =>
  ['opt=sgd', 'worlds=5', 'moves=6'].reduce(
    (whole, setting) => (whole.includes(`&${setting.split('=')[0]}=`) ? whole : `${whole}&${setting}`),
    text,
  );

/** Agents with other layers, other settings, and changes in their worlds. */
const FURTHER: readonly string[] = [
  // Tables that a person has changed, without any start, or with several.
  'data=gridworld(size=4,step_reward=-0.1)&layout=rewards(5,0.5),walls(2,1),starts(3,1),terminals(9,1)&method=q_learning&net=none',
  'data=gridworld(size=3)&layout=starts(6,0)&method=actor_critic&net=dense(4,tanh),policy',
  'data=bandit(arms=3,deviation=0)&layout=means(1,2.5)&method=reinforce&net=none',
  // Layers on what is observed.
  'data=catch(rows=4,columns=4)&method=actor_critic&net=conv2d(2,3,tanh),policy,conv2d(3,3,tanh),max_pool(2),dense(4,tanh)',
  'data=gridworld(size=4)&method=q_learning&net=conv2d(2,3,prelu),residual_conv2d(2,3,tanh),global_avg_pool',
  'data=cart_pole&method=actor_critic&net=dense(4,tanh),layer_norm,join(0,concat),policy,dense(4,prelu),residual(3,tanh)',
  // What acts on weights and gradients.
  'data=cart_pole&method=actor_critic&net=dense(4,tanh,freeze=yes),dense(4,tanh,reg=l1),policy,dense(4,tanh)&reg=l2,clip_norm(limit=0.1),max_norm(limit=1)&pin=dense2_weight(1,0.5),output_bias(0,1)',
  'data=cart_pole&method=q_learning&net=dense(4,tanh)&reg=elastic_net,clip_value(limit=0.1)&pin=dense1_weight(1,0.5)&start=output_weight(0,0.125)',
  'data=cart_pole&method=reinforce&net=dense(4,tanh)&init=he_normal&bias=normal(sd=0.1)',
  // What ends training.
  'data=catch(rows=4,columns=3)&method=reinforce&net=dense(4,tanh)&until=steps(14)',
  'data=catch(rows=4,columns=3)&method=reinforce&net=dense(4,tanh)&until=episodes(60),mean_return(1),seconds(60)',
  // Episodes that are cut off.
  `data=mountain_car&method=actor_critic&net=${CRITIC}&worlds=2&moves=24`,
  'data=gridworld(size=10)&method=q_learning&net=dense(6,tanh)&worlds=2&moves=16',
  // Few worlds, or few moves.
  'data=cart_pole&method=actor_critic&net=dense(4,tanh),policy,dense(4,tanh)&worlds=1&moves=8',
  'data=catch(rows=4,columns=3)&method=q_learning&net=dense(4,tanh)&worlds=5&moves=1',
];

/** An agent in each world whose program says everything about it. */
export const agentInEachWorld: readonly string[] = WORLDS.map((world) =>
  withDefaults(`data=${world}&method=actor_critic&net=${CRITIC}`),
);

/** Agents in every world with every method, with every optimizer, and with further settings. */
export const exportedAgents: readonly string[] = [
  ...WORLDS.flatMap((world) => METHODS.map(([method, net]) => `data=${world}&method=${method}&net=${net}`)),
  ...idsOf('optimizers').map((id) => `data=cart_pole&method=actor_critic&net=${CRITIC}&opt=${id}`),
  ...FURTHER,
].map(withDefaults);

/** Adds the programs of all agents to a folder, with single moves beside those that are in each world. */
export async function addAgents(folder: ProgramFolder, writing: Writing): Promise<void> {
  const specs = exportedAgents.map(experiment);
  await folder.add(specs, writing);
  for (const [index, text] of exportedAgents.entries()) {
    if (!agentInEachWorld.includes(text)) continue;
    const moves = writeNpz(singleMoves(specs[index] as ExperimentSpec));
    writeFileSync(join(folder.path, `${folder.nameOf(index)}.moves.npz`), moves);
  }
}
