import { columns } from '../axes.ts';
import { biasInitializer, weightInitializer } from '../initializers.ts';
import { float, invoked } from '../python.ts';
import type { Site, Weight, WriteLayer } from '../site.ts';
import { activation } from './activate.ts';

/** A recurrent layer in one direction. */
interface Direction {
  /** The end of the names of its parameters. */
  readonly suffix: string;
  readonly name: string;
  readonly backward: boolean;
}

interface Kind {
  /** `LSTM`: Keras has `layers.LSTM` and `layers.LSTMCell`. */
  readonly name: string;
  /** Arguments besides the units, the same for a layer and its cell. */
  options(site: Site): Readonly<Record<string, string | undefined>>;
  /** Weights in the order of Keras. */
  weights(site: Site, suffix: string): readonly Weight[];
  /** The class of the cell, if Keras has none. */
  cell?(site: Site): string | undefined;
}

const EVERY = 2;

/** Writes a recurrent layer in both directions, or only forwards, as layers of their own that are joined. */
function recurrent(kind: Kind): WriteLayer {
  return (site) => {
    const { bidirectional, returns } = site.args as Record<'bidirectional' | 'returns', number>;
    if (bidirectional === 0) {
      return site.apply(oneWay(site, kind, { suffix: '', name: site.name, backward: false }));
    }
    if (isLearned(site)) throw new Error('slopes that two directions share cannot be written for Keras');
    const names = [`${site.name}_forward`, `${site.name}_backward`] as const;
    const before = site.x;
    const forward = oneWay(site, kind, { suffix: '', name: names[0], backward: false });
    const backward = oneWay(site, kind, { suffix: '_reverse', name: names[1], backward: true });
    site.keep('forward', `${forward}(${before})`);
    site.keep('backward', `${backward}(${before})`);
    if (returns === EVERY) site.script.import('from keras import ops');
    if (returns === EVERY) site.keep('backward', 'ops.flip(backward, axis=1)');
    site.set('layers.Concatenate()([forward, backward])');
  };
}

function oneWay(site: Site, kind: Kind, { suffix, name, backward }: Direction): string {
  const { units, returns, truncate } = site.args as Record<'units' | 'returns' | 'truncate', number>;
  const kernel = site.parameter(`weight_ih${suffix}`);
  const recurrentKernel = site.parameter(`weight_hh${suffix}`);
  const weights = kind.weights(site, suffix);
  site.weigh(name, weights);
  const own = {
    ...kind.options(site),
    ...site.options('kernel', { unitNorm: [0], initializer: weightInitializer(site, kernel, kernel.shape) }),
    ...site.options('recurrent', { unitNorm: [0], initializer: recurrentInitializer(site, recurrentKernel.shape) }),
  };
  const outer = {
    return_sequences: returns === EVERY ? 'True' : undefined,
    go_backwards: backward ? 'True' : undefined,
    ...site.options(null),
    name: `"${name}"`,
  };
  const cell = kind.cell?.(site);
  if (truncate > 0) {
    const inner = invoked(cell ?? `layers.${kind.name}Cell`, [units], own);
    return invoked(site.script.helper('Truncated', TRUNCATED), [inner], { truncate, ...outer });
  }
  if (cell) return invoked('layers.RNN', [invoked(cell, [units], own)], outer);
  return invoked(`layers.${kind.name}`, [units], { ...own, ...outer });
}

const TRUNCATED = `class Truncated(layers.Layer):
    """Goes through a sequence with a cell, and lets no gradient flow back through more steps."""

    def __init__(self, cell, truncate, return_sequences=False, go_backwards=False, **options):
        super().__init__(**options)
        self.cell = cell
        self.truncate = truncate
        self.return_sequences = return_sequences
        self.go_backwards = go_backwards

    def build(self, input_shape):
        self.cell.build((input_shape[0], input_shape[-1]))

    def call(self, inputs):
        states = self.cell.get_initial_state(batch_size=ops.shape(inputs)[0])
        steps = inputs.shape[1]
        outputs = []
        for passed in range(steps):
            if (steps - passed) % self.truncate == 0:
                states = [ops.stop_gradient(state) for state in states]
            step = steps - 1 - passed if self.go_backwards else passed
            output, states = self.cell(inputs[:, step], states)
            outputs.append(output)
        return ops.stack(outputs, axis=1) if self.return_sequences else output`;

/** Orthogonal for each gate; undefined if that is what Keras does. */
function recurrentInitializer({ script }: Site, [units, columns]: readonly number[]): string | undefined {
  const gates = (columns as number) / (units as number);
  if (gates === 1) return undefined;
  return `${script.helper('OrthogonalGates', ORTHOGONAL)}()`;
}

const ORTHOGONAL = `class OrthogonalGates(keras.initializers.Initializer):
    """An orthogonal matrix for each gate, where Keras draws one for all of them together."""

    def __call__(self, shape, dtype=None):
        units, columns = shape
        draw = keras.initializers.Orthogonal(seed=keras.random.SeedGenerator())
        blocks = [draw((units, units), dtype=dtype) for _ in range(columns // units)]
        return ops.concatenate(blocks, axis=1)`;

function kernels(site: Site, suffix: string): readonly Weight[] {
  return [
    { name: 'kernel', shape: site.parameter(`weight_ih${suffix}`).shape, of: [`weight_ih${suffix}`], unitNorm: [0] },
    {
      name: 'recurrent_kernel',
      shape: site.parameter(`weight_hh${suffix}`).shape,
      of: [`weight_hh${suffix}`],
      unitNorm: [0],
    },
  ];
}

const bias = (site: Site, suffix: string): Weight => ({
  name: 'bias',
  shape: site.parameter(`bias${suffix}`).shape,
  of: [`bias${suffix}`],
});

export const rnn = recurrent({
  name: 'SimpleRNN',
  options: (site) => ({
    // Keras uses tanh if nothing is said.
    activation: site.planned.activation?.id === 'tanh' ? undefined : (activation(site) ?? '"linear"'),
    bias_initializer: biasInitializer(site),
  }),
  weights: (site, suffix) => [
    ...kernels(site, suffix),
    bias(site, suffix),
    ...(isLearned(site) ? [{ name: 'alpha', shape: site.parameter('alpha').shape, of: ['alpha'] }] : []),
  ],
  cell(site) {
    if (!isLearned(site)) return undefined;
    return site.script.helper('PReLUCell', PRELU_CELL);
  },
});

function isLearned({ planned }: Site): boolean {
  return planned.activation?.id === 'prelu';
}

const PRELU_CELL = `class PReLUCell(layers.SimpleRNNCell):
    """A simple cell with learned slopes, which an activation of Keras cannot have."""

    def build(self, input_shape):
        super().build(input_shape)
        self.alpha = self.add_weight(shape=(self.units,), name="alpha")

    def call(self, inputs, states, training=False):
        x = ops.matmul(inputs, self.kernel) + ops.matmul(states[0], self.recurrent_kernel) + self.bias
        x = self.alpha * x + (1 - self.alpha) * ops.relu(x)
        return x, [x]`;

export const lstm = recurrent({
  name: 'LSTM',
  options(site) {
    const { forget_bias: value } = site.args as { forget_bias: number };
    if (value === 1) return { bias_initializer: biasInitializer(site) };
    if (value === 0) return { bias_initializer: biasInitializer(site), unit_forget_bias: 'False' };
    const initializer = `${site.script.helper('ForgetBias', FORGET_BIAS)}(${float(value)})`;
    return { bias_initializer: initializer, unit_forget_bias: 'False' };
  },
  // Keras has the same order of gates: input, forget, candidate, output.
  weights: (site, suffix) => [...kernels(site, suffix), bias(site, suffix)],
});

const FORGET_BIAS = `class ForgetBias(keras.initializers.Initializer):
    """Zeros, but a value for the forget gates, which Keras starts at 0 or 1."""

    def __init__(self, value):
        self.value = value

    def __call__(self, shape, dtype=None):
        gate = np.zeros(shape[0] // 4, "float32")
        bias = np.concatenate([gate, gate + self.value, gate, gate])
        return ops.convert_to_tensor(bias, dtype=dtype)`;

export const gru = recurrent({
  name: 'GRU',
  options(site) {
    const after = site.args.reset === 0;
    if (!after) return { reset_after: 'False', bias_initializer: biasInitializer(site) };
    return {
      reset_after: 'True',
      bias_initializer: biasInitializer(site),
      bias_constraint: `${site.script.helper('OneBiasPerGate', ONE_BIAS)}()`,
    };
  },
  weights(site, suffix) {
    const { units } = site.args as { units: number };
    const biases: Weight =
      site.args.reset === 0
        ? {
            name: 'bias',
            shape: [2, 3 * units],
            of: [`bias${suffix}`, `bias_hn${suffix}`],
            arrange: (own, recurrentOne) =>
              Float32Array.from([
                ...inKerasOrder(own as Float32Array, units),
                ...new Float32Array(2 * units),
                ...(recurrentOne as Float32Array),
              ]),
          }
        : {
            name: 'bias',
            shape: [3 * units],
            of: [`bias${suffix}`],
            arrange: (own) => inKerasOrder(own as Float32Array, units),
          };
    const inOrder = kernels(site, suffix).map((weight) => ({
      ...weight,
      arrange: (values?: Float32Array) => inKerasOrder(values as Float32Array, units),
    }));
    return [...inOrder, biases];
  },
});

/** From the order reset, update, candidate to that of Keras: update, reset, candidate. */
function inKerasOrder(values: Float32Array, units: number): Float32Array {
  const blocks = [1, 0, 2].map((gate) => columns(values, 3 * units, gate * units, (gate + 1) * units));
  const result = new Float32Array(values.length);
  blocks.forEach((block, index) => {
    block.forEach((value, place) => {
      const row = Math.floor(place / units);
      result[row * 3 * units + index * units + (place % units)] = value;
    });
  });
  return result;
}

const ONE_BIAS = `class OneBiasPerGate(keras.constraints.Constraint):
    """Holds the recurrent biases of the gates at 0: beside the others they would learn twice."""

    def __call__(self, bias):
        units = bias.shape[1] // 3
        held = np.ones(tuple(bias.shape), "float32")
        held[1, : 2 * units] = 0
        return bias * ops.convert_to_tensor(held)`;
