import type { LayerDef } from '../../src/catalog/layers/definition.ts';
import { entryOf, environmentOf, idsOf } from '../../src/experiment/index.ts';
import { divides } from '../../src/experiment/two-networks.ts';

const DATA = {
  binary: 'circle',
  multiclass: 'iris',
  regression: 'plane',
  segmentation: 'shape_masks(n=40)',
  multilabel: 'shape_labels(n=40)',
  autoencoder: 'circle&task=autoencoder',
  gan: 'moons&task=gan',
} as const;

/** The tasks that have losses. */
type LossTask = keyof typeof DATA;

const netOf = (task: LossTask) => (task === 'gan' ? 'dense(4,tanh),generate,dense(4,tanh)' : 'dense(4,tanh)');

/** The entries that affect a training step without being part of the network, with every task that they can have. */
export const trainingExperiments = {
  losses: idsOf('losses').flatMap((id) =>
    (entryOf('losses', id).tasks as readonly LossTask[]).map(
      (task) => `data=${DATA[task]}&net=${netOf(task)}&loss=${id}&opt=sgd`,
    ),
  ),
  optimizers: idsOf('optimizers').map((id) => `data=circle&net=dense(4,tanh)&opt=${id}`),
} as const;

/** Layers that the whole steps have by themselves, because they depend on the sizes around them. */
const DECODERS = ['to_image', 'conv2d_transpose', 'upsample', 'variational', 'join'];
const others = (ids: readonly string[]) => ids.filter((id) => !DECODERS.includes(id)).join();

const layersThat = (take: (takes: LayerDef['takes']) => boolean) =>
  // The end of a generator needs a task with one.
  idsOf('layers').filter((id) => take(entryOf('layers', id).takes) && !divides({ id }));
const onRows = layersThat((takes) => takes !== 'image' && takes !== 'sequence' && takes !== 'tokens');
const onSequences = layersThat((takes) => takes === 'sequence');
const onTokens = layersThat((takes) => takes === 'tokens');
const onEither = layersThat((takes) => takes === 'either');
/** Those that shrink an image come last. */
const onImages = layersThat((takes) => takes === 'image').sort(
  (a, b) => Number(a.endsWith('pool')) - Number(b.endsWith('pool')),
);

/** An agent with the networks of its method in a few small worlds. */
function agentOf(method: string, world = 'gridworld(size=3)'): string {
  const hasCritic = method === 'actor_critic' || method.includes('baseline=value');
  const net = hasCritic ? 'dense(4,tanh),policy,dense(4,tanh)' : 'dense(4,tanh)';
  return `data=${world}&method=${method}&net=${net}&opt=sgd&worlds=3&moves=4`;
}

/** A short experiment for every entry that an experiment can use. */
export const everyExperiment: readonly string[] = [
  ...idsOf('activations').map((id) => {
    const hidden = entryOf('activations', id).places.includes('hidden');
    return hidden ? `data=circle&net=dense(4,${id})&opt=sgd` : `data=iris&net=dense(4,tanh)&output=${id}&opt=sgd`;
  }),
  ...trainingExperiments.losses,
  ...trainingExperiments.optimizers,
  ...idsOf('initializers').map((id) => `data=circle&net=dense(4,tanh)&init=${id}`),
  ...onRows.map((id) => `data=circle&net=dense(4,tanh),${id},dense(3,tanh)`),
  ...onImages.map((id) => `data=digits&net=${id},dense(3,tanh)`),
  ...onEither.map((id) => `data=digits&net=conv2d(2,3,tanh),${id},dense(3,tanh)`),
  ...onTokens.map((id) => `data=reverse(n=40)&net=${id}(4)&opt=sgd`),
  ...onSequences.map((id) => `data=temporal_order(n=40,length=8)&net=embedding(4),${id},dense(3,tanh)&opt=sgd`),
  ...['lstm', 'gru', 'rnn'].map((id) => `data=parity(n=40,length=4)&net=${id}(4,bidirectional=yes)&opt=sgd`),
  ...idsOf('regularizers').map((id) => `data=circle&net=dense(4,tanh)&reg=${id}`),
  ...idsOf('schedules').map((id) => `data=circle&net=dense(4,tanh)&opt=sgd&schedule=${id}`),
  'data=digits&task=gan&net=dense(8,relu),generate(3),conv2d(2,3,leaky_relu)&d_steps=2&generator_opt=rmsprop',
  ...idsOf('features').map((id) => `data=circle&features=${id}&net=dense(4,tanh)`),
  ...idsOf('datasets').map((id) =>
    environmentOf({ data: { id, args: {} }, table: null }) ? agentOf('q_learning', id) : `data=${id}&net=dense(4,tanh)`,
  ),
  ...idsOf('methods').map((id) => agentOf(id)),
  agentOf('reinforce(baseline=value)'),
  agentOf('q_learning(follow=0.01)'),
];

/** Whole training steps with all layers, all regularizers, or a deep network. */
export const wholeSteps: Readonly<Record<string, string>> = {
  'all layers on rows': `data=circle&net=dense(4,tanh),${others(onRows)}&opt=sgd(lr=0.01)&schedule=cosine`,
  'all layers on images': `data=digits&net=conv2d(2,3,tanh),${others([...onEither, ...onImages])}&opt=sgd(lr=0.01)`,
  'layers on sequences': `data=addition(n=40,digits=1)&net=embedding(4),positions(learned),transformer_block(2,6),gru(4),lstm(4,truncate=2),rnn(4),conv1d(4,2),self_attention(2)&opt=sgd(lr=0.01)`,
  'a decoder': `data=digits&task=autoencoder&net=conv2d(2,3,tanh),variational(2),dense(32),to_image(2),conv2d_transpose(3),join(1),upsample(2),max_pool(2),join(6,sum)&opt=sgd(lr=0.01)`,
  'a U-Net': `data=shape_masks(n=40)&net=conv2d(2,3,tanh),max_pool(2),conv2d(3,3,tanh),upsample(2),join(1)&opt=sgd(lr=0.01)`,
  'several labels': `data=shape_labels(n=40)&net=conv2d(2,3,tanh),max_pool(2)&opt=sgd(lr=0.01)`,
  'all regularizers': `data=circle&net=dense(4,tanh)&opt=sgd(lr=0.01)&reg=${idsOf('regularizers').join(',')}`,
  'a deep network': `data=iris&net=dense(12),dense(12),dense(12),dense(12),dense(12)&opt=adam`,
};

/**
 * The entries that differ in the graph, in fewer experiments: initializers, schedules and datasets are JavaScript, and
 * several activations, layers and regularizers fit into one network.
 */
export const fewerExperiments: readonly string[] = [
  ...inGroups(
    idsOf('activations').filter((id) => entryOf('activations', id).places.includes('hidden')),
    6,
  ).map((ids) => `data=circle&net=${ids.map((id) => `dense(4,${id})`).join(',')}&opt=sgd(lr=0.01)`),
  ...everyExperiment.filter((text) => /output=|loss=|opt=(?!sgd)/.test(text)),
  ...Object.values(wholeSteps),
];

function inGroups<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
