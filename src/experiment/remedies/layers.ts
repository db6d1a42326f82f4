import type { LayerDef } from '../../catalog/layers/definition.ts';
import { call, layer } from '../call.ts';
import { layersLookingAhead } from '../causal.ts';
import { usualOutput } from '../choices.ts';
import { dataOf } from '../data.ts';
import type { LayerSpec } from '../experiment.ts';
import { entryOf } from '../lookup.ts';
import type { RemedyDef } from './definition.ts';

/** Activations that are 0, and pass no gradient, if their input is negative. */
export const CAN_DIE: readonly string[] = ['relu', 'relu6'];
/** Activations that are flat on both sides. */
const FLAT: readonly string[] = ['sigmoid', 'tanh', 'softsign', 'hard_sigmoid', 'hard_tanh'];

export const leaky_relu: RemedyDef = ({ layers }) =>
  replaced(layers, CAN_DIE, 'leaky_relu', 'Try Leaky ReLU', 'Leaky ReLU in place of ReLU');

export const relu: RemedyDef = ({ layers }) =>
  replaced(layers, FLAT, 'relu', 'Try ReLU', 'ReLU in place of activations that are flat on both sides');

function replaced(layers: readonly LayerSpec[], of: readonly string[], by: string, label: string, as: string) {
  if (!layers.some(({ activation }) => of.includes(activation?.id ?? ''))) return null;
  const activation = call('activations', by);
  return {
    label,
    as,
    change: {
      layers: layers.map((layer) => (of.includes(layer.activation?.id ?? '') ? { ...layer, activation } : layer)),
    },
  };
}

/** A causal mask, or a single direction, for layers that look at later steps. */
export const hide_later_steps: RemedyDef = (spec) => {
  const hidden = layersLookingAhead(spec);
  if (hidden.length === 0) return null;
  return {
    label: 'Hide later steps',
    as: 'a causal mask, or a single direction, in these layers',
    change: {
      layers: spec.layers.map((layer, index) =>
        hidden.includes(index) ? { ...layer, args: { ...layer.args, ...forwardsOnly(layer) } } : layer,
      ),
    },
  };
};

function forwardsOnly({ id }: LayerSpec): Readonly<Record<string, number>> {
  const { mask, bidirectional } = (entryOf('layers', id) as LayerDef).hyper;
  return { ...(mask && { mask: mask.default }), ...(bidirectional && { bidirectional: bidirectional.default }) };
}

/** Twice the units of every dense layer. */
export const wider_network: RemedyDef = ({ layers }) => {
  const wider = layers.map((layer) => {
    const { units } = layer.args;
    const most = entryOf('layers', layer.id).hyper.units?.max ?? 0;
    const twice = 2 * (units ?? Number.POSITIVE_INFINITY);
    return layer.id === 'dense' && twice <= most ? { ...layer, args: { ...layer.args, units: twice } } : layer;
  });
  const isWider = wider.some((layer, index) => layer !== layers[index]);
  return isWider
    ? { label: 'Try twice the units', as: 'twice the units in its dense layers', change: { layers: wider } }
    : null;
};

/** The initializer that keeps the variance of the signal through each activation; Xavier for the others. */
const INITIALIZERS: Readonly<Record<string, string>> = {
  relu: 'he_normal',
  relu6: 'he_normal',
  leaky_relu: 'he_normal',
  elu: 'he_normal',
  gelu: 'he_normal',
  silu: 'he_normal',
  mish: 'he_normal',
  selu: 'lecun_normal',
};

/** An initializer that suits the activation of the first layer that has one. */
export const fitting_initializer: RemedyDef = ({ layers, initializer }) => {
  const activation = layers.find((layer) => layer.activation !== null)?.activation?.id ?? '';
  const id = INITIALIZERS[activation] ?? 'xavier_uniform';
  const isAlready = initializer.id.split('_')[0] === id.split('_')[0] && layers.every((layer) => !layer.initializer);
  if (isAlready) return null;
  const { label } = entryOf('initializers', id);
  return {
    label: `Try ${label} weights`,
    as: `initial weights from ${label}, which suits the activation`,
    change: {
      initializer: call('initializers', id),
      layers: layers.map((layer) => ({ ...layer, initializer: null })),
    },
  };
};

/** Half of the probability with which dropout removes units. */
export const less_dropout: RemedyDef = ({ layers }) => {
  if (!layers.some(({ id }) => id === 'dropout')) return null;
  return {
    label: 'Try half the dropout',
    as: 'half the probability of dropout',
    change: {
      layers: layers.map((layer) =>
        layer.id === 'dropout' ? { ...layer, args: { ...layer.args, rate: (layer.args.rate ?? 0) / 2 } } : layer,
      ),
    },
  };
};

/** For a network without hidden layers. */
export const hidden_layer: RemedyDef = ({ layers }) =>
  layers.length === 0
    ? {
        label: 'Try a hidden layer',
        as: 'a hidden layer of 16 units',
        change: { layers: [layer('dense', { units: 16 }, 'tanh')] },
      }
    : null;

/** For recurrent layers whose state is rewritten at every step. */
export const lstm: RemedyDef = ({ layers }) =>
  layers.some(({ id }) => id === 'rnn')
    ? {
        label: 'Try LSTM layers',
        as: 'LSTM layers, which keep their memory, in place of simple recurrent ones',
        change: { layers: layers.map((one) => (one.id === 'rnn' ? asLstm(one) : one)) },
      }
    : null;

/** An LSTM with what it shares with a simple recurrent layer. */
function asLstm({ args, initializer, penalty }: LayerSpec): LayerSpec {
  const usual = layer('lstm');
  const shared = Object.entries(args).filter(([name]) => name in usual.args);
  return { ...usual, args: { ...usual.args, ...Object.fromEntries(shared) }, initializer, penalty };
}

/** Batch normalization after each dense layer, if there is none. */
export const normalize_batches: RemedyDef = ({ layers }) => {
  if (layers.some(({ id }) => id === 'batch_norm') || !layers.some(({ id }) => id === 'dense')) return null;
  return {
    label: 'Try batch normalization',
    as: 'batch normalization after its dense layers',
    change: { layers: layers.flatMap((one) => (one.id === 'dense' ? [one, layer('batch_norm')] : [one])) },
  };
};

/** The output activation that belongs to the loss. */
export const usual_output: RemedyDef = (spec) => {
  const output = usualOutput(dataOf(spec).task, spec.loss.id);
  return output.id === spec.output.id
    ? null
    : {
        label: `Try the output activation ${entryOf('activations', output.id).label}`,
        as: `the output activation ${entryOf('activations', output.id).label}`,
        change: { output },
      };
};
