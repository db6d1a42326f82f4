/** How frameworks name and arrange the trained tensors of a layer. */
import type { ParameterShape } from '../../experiment/parameters.ts';
import { type Shape, sizeOf } from '../../math/shape.ts';
import type { PlannedLayer } from '../code/plan.ts';
import type { Layout } from '../format-list.ts';

/** An array of a file that a parameter is made from. */
export interface Source {
  /**
   * Its possible names after that of its layer: `weight`, `out_proj.weight`; with a `_`, the rest of the name of a module
   * beside that of the layer: `_inner.weight` of `residual1_inner.weight`.
   */
  readonly names: readonly string[];
  readonly shape: Shape;
}

/** What a parameter is made from in the files of a framework. */
export interface Place {
  readonly layout: Layout;
  readonly sources: readonly Source[];
  /** What happens to the sources, in words; null if there is one and it stays as it is. Equal words, equal results. */
  readonly change: string | null;
  /** The elements of the parameter from those of the sources. */
  arrange(...sources: readonly ArrayLike<number>[]): ArrayLike<number>;
}

/** All places of a parameter. */
export function placesOf(planned: PlannedLayer, parameter: ParameterShape): readonly Place[] {
  const local = parameter.name.slice(planned.name.length + 1);
  const { shape } = parameter;
  const own: Place = { layout: 'nabla', sources: [{ names: [local], shape }], ...UNCHANGED };
  return [own, torchPlace(planned, local, parameter), kerasPlace(planned, local, parameter)].filter(
    (place) => place !== null,
  );
}

const UNCHANGED: Pick<Place, 'change' | 'arrange'> = { change: null, arrange: (values) => values as ArrayLike<number> };

const RECURRENT = { rnn: 1, lstm: 4, gru: 3 } as const;

function isRecurrent(id: string): id is keyof typeof RECURRENT {
  return Object.hasOwn(RECURRENT, id);
}

/** Layers whose matrices have a row for each token or step, as in PyTorch. */
const TABLES = ['embedding', 'positions'];

function torchPlace({ layer }: PlannedLayer, local: string, { shape, role }: ParameterShape): Place | null {
  const layout = 'torch';
  const names = torchNames(local);
  if (isRecurrent(layer.id)) {
    const [, suffix = ''] = /^(?:bias|bias_hn)(_reverse)?$/.exec(local) ?? [];
    if (local.startsWith('bias')) return torchBias(layer, local, shape, suffix);
  }
  if (role.kind !== 'weight' || shape.length !== 2 || TABLES.includes(layer.id)) {
    return { layout, sources: [{ names, shape }], ...UNCHANGED };
  }
  const [rows, columns] = shape as readonly [number, number];
  return {
    layout,
    sources: [{ names, shape: [columns, rows] }],
    change: 'transposed from [out, in]',
    arrange: (values) => permuted(values as ArrayLike<number>, [columns, rows], [1, 0]),
  };
}

/** PyTorch adds two biases, of the inputs and of the state. Only for the candidate of a GRU do they differ. */
function torchBias(layer: PlannedLayer['layer'], local: string, shape: Shape, suffix: string): Place | null {
  if (layer.id === 'gru' && layer.args.reset !== 0) return null;
  const units = layer.args.units as number;
  const both = units * RECURRENT[layer.id as keyof typeof RECURRENT];
  const ofState = { names: [`bias_hh_l0${suffix}`], shape: [both] };
  if (local.startsWith('bias_hn')) {
    return {
      layout: 'torch',
      sources: [ofState],
      change: 'the part for the candidate',
      arrange: (state) => Array.from(state as ArrayLike<number>).slice(2 * units),
    };
  }
  const shared = layer.id === 'gru' ? 2 * units : both;
  return {
    layout: 'torch',
    sources: [{ names: [`bias_ih_l0${suffix}`], shape }, ofState],
    change: 'the sum of two biases',
    arrange: (input, state) =>
      Array.from(input as ArrayLike<number>, (value, at) => value + (at < shared ? (state?.[at] ?? 0) : 0)),
  };
}

const OF_TORCH: Readonly<Record<string, string>> = { scale: 'weight', shift: 'bias' };

/** The modules that exported programs have in place of a layer, by the end of the tensor's name. */
const BESIDE: Readonly<Record<string, string>> = {
  '1': '_inner',
  '2': '_outer',
  _mean: '_mean',
  _log_variance: '_log_variance',
};

function torchNames(local: string): readonly string[] {
  if (local === 'alpha') return [local, '_slopes.weight', 'activation.weight'];
  const [, recurrent, suffix = ''] = /^(weight_(?:ih|hh))(_reverse)?$/.exec(local) ?? [];
  if (recurrent !== undefined) return [`${recurrent}_l0${suffix}`];
  // `out_proj_weight`, `norm1_scale`, `weight1`, `weight_mean` as a tensor of a module of its own.
  const [, part, of] = /^((?:linear|norm)\d|out_proj)_(\w+)$/.exec(local) ?? [];
  if (part !== undefined && of !== undefined) {
    const name = `${part}.${OF_TORCH[of] ?? of}`;
    return part === 'out_proj' ? [name, `self_attn.${name}`] : [name];
  }
  if (local.startsWith('in_proj_')) return [local, `self_attn.${local}`];
  const [, tensor, number] = /^(weight|bias)(\d)$/.exec(local) ?? [];
  if (number !== undefined) {
    return [`linear${number}.${tensor}`, `conv${number}.${tensor}`, local, `${BESIDE[number]}.${tensor}`];
  }
  const [, kind, statistic] = /^(weight|bias)_(\w+)$/.exec(local) ?? [];
  if (statistic !== undefined) return [`${statistic}.${kind}`, local, `${BESIDE[`_${statistic}`]}.${kind}`];
  return [OF_TORCH[local] ?? local];
}

const OF_KERAS: Readonly<Record<string, string>> = {
  weight: 'kernel',
  scale: 'gamma',
  shift: 'beta',
  bias: 'bias',
  alpha: '_prelu.alpha',
};

function kerasPlace({ layer }: PlannedLayer, local: string, { shape, role }: ParameterShape): Place | null {
  const layout = 'keras';
  if (isRecurrent(layer.id)) return kerasRecurrent(layer, layer.id, local, shape);
  const [, tensor, of = ''] = /^(weight|bias)(\d|_mean|_log_variance)$/.exec(local) ?? [];
  const name = tensor === undefined ? OF_KERAS[local] : `${BESIDE[of]}.${OF_KERAS[tensor]}`;
  if (name === undefined) return null;
  if (TABLES.includes(layer.id)) {
    return { layout, sources: [{ names: ['embeddings', 'position_embeddings'], shape }], ...UNCHANGED };
  }
  if (role.kind !== 'weight' || shape.length < 3) return { layout, sources: [{ names: [name], shape }], ...UNCHANGED };
  // Kernels have the places first, and the two kinds of channels in the opposite order.
  const [first, second, ...places] = shape as readonly [number, number, ...number[]];
  const theirs = [...places, second, first];
  const axes = [places.length + 1, places.length, ...places.keys()];
  return {
    layout,
    sources: [{ names: [name], shape: theirs }],
    change: 'with its channels first',
    arrange: (values) => permuted(values as ArrayLike<number>, theirs, axes),
  };
}

/** The number that each of the three gates of a GRU has in Keras: r, z, n are z, r, h there. */
const GATES_OF_GRU = [1, 0, 2];

function kerasRecurrent(
  layer: PlannedLayer['layer'],
  id: keyof typeof RECURRENT,
  local: string,
  shape: Shape,
): Place | null {
  const layout = 'keras';
  const isReverse = local.endsWith('_reverse');
  const tensor = local.replace('_reverse', '');
  const names = kerasNames(id, tensor, layer.args.bidirectional === 1 ? (isReverse ? 'backward' : 'forward') : null);
  if (id !== 'gru') return { layout, sources: [{ names, shape }], ...UNCHANGED };

  const units = layer.args.units as number;
  const width = 3 * units;
  const reordered = (values: ArrayLike<number>) =>
    Array.from(values, (_, at) => {
      const [row, column] = [Math.floor(at / width), at % width];
      return values[row * width + (GATES_OF_GRU[Math.floor(column / units)] as number) * units + (column % units)] ?? 0;
    });
  if (!tensor.startsWith('bias') || layer.args.reset !== 0) {
    const arrange: Place['arrange'] = (values) => reordered(values as ArrayLike<number>);
    return { layout, sources: [{ names, shape }], change: 'with its gates in another order', arrange };
  }
  const sources = [{ names, shape: [2, width] }];
  if (tensor === 'bias_hn') {
    const arrange: Place['arrange'] = (values) => Array.from(values as ArrayLike<number>).slice(width + 2 * units);
    return { layout, sources, change: 'the part for the candidate', arrange };
  }
  return {
    layout,
    sources,
    change: 'the sum of two biases, with the gates in another order',
    arrange(values) {
      const both = reordered(values as ArrayLike<number>);
      return both.slice(0, width).map((value, at) => value + (at < 2 * units ? (both[width + at] as number) : 0));
    },
  };
}

function kerasNames(id: keyof typeof RECURRENT, tensor: string, direction: string | null): readonly string[] {
  const kind = id === 'rnn' ? 'simple_rnn' : id;
  const name = tensor === 'weight_ih' ? 'kernel' : tensor === 'weight_hh' ? 'recurrent_kernel' : 'bias';
  const names = [name, `cell.${name}`, `${kind}_cell.${name}`];
  return direction === null
    ? names
    : names.flatMap((one) => [`${direction}.${one}`, `${direction}_${kind}.${one}`, `_${direction}.${one}`]);
}

/** An array with its axes in another order: axis `axes[n]` becomes axis n. */
function permuted(values: ArrayLike<number>, shape: Shape, axes: readonly number[]): Float32Array {
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  const lengths = axes.map((axis) => shape[axis] as number);
  const steps = axes.map((axis) => strides[axis] as number);
  return Float32Array.from({ length: values.length }, (_, index) => {
    let rest = index;
    let from = 0;
    for (let axis = lengths.length - 1; axis >= 0; axis--) {
      const length = lengths[axis] as number;
      from += (rest % length) * (steps[axis] as number);
      rest = Math.floor(rest / length);
    }
    return values[from] as number;
  });
}
