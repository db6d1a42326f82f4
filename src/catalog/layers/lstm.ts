import type { Value } from '../../ir/graph.ts';
import { add, gemm, matmul, mul, pieces, sigmoid, tanh } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { recurrent, recurrentOutput, settleReturns, unroll } from './recurrence.ts';

/** Index of the forget gate in the order i, f, g, o. */
const FORGET = 1;

export const lstm: LayerDef<keyof typeof recurrent | 'forget_bias'> = {
  label: 'LSTM',
  tex: '\\begin{aligned} i_t &= \\sigma(x_t W_i + h_{t-1} U_i + b_i) \\\\ f_t &= \\sigma(x_t W_f + h_{t-1} U_f + b_f) \\\\ g_t &= \\tanh(x_t W_g + h_{t-1} U_g + b_g) \\\\ o_t &= \\sigma(x_t W_o + h_{t-1} U_o + b_o) \\\\ c_t &= f_t \\odot c_{t-1} + i_t \\odot g_t \\\\ h_t &= o_t \\odot \\tanh(c_t) \\end{aligned}',
  hyper: {
    ...recurrent,
    forget_bias: {
      label: 'Forget bias',
      tex: 'b_f',
      default: 1,
      min: 0,
      max: 5,
      scale: 'linear',
      rare: true,
      effect: 'resample',
      explain: 'With a higher value, the cells keep more of their content at the beginning of training.',
    },
  },
  aliases: ['long_short_term_memory'],
  positional: ['units', 'returns'],
  choices: ['initializer', 'penalty'],
  takes: 'sequence',
  settle: settleReturns,
  output: recurrentOutput,
  build(x, { args, weight, recurrentWeight, bias }) {
    const { units } = args;
    const toBias = Array.from({ length: 4 * units }, (_, index) =>
      Math.floor(index / units) === FORGET ? args.forget_bias : 0,
    );
    return unroll(x, args, (inputs, suffix) => {
      const fanIn = inputs.type.shape[1] as number;
      const fromInput = weight(`weight_ih${suffix}`, [fanIn, 4 * units], { fanIn, fanOut: units });
      const fromOutput = recurrentWeight(`weight_hh${suffix}`, units, 4);
      return {
        added: [add(matmul(inputs, fromInput), bias(`bias${suffix}`, [4 * units], toBias))],
        step([added], state: readonly [h: Value, c: Value] | null) {
          const sums = state ? gemm(state[0], fromOutput, added) : added;
          const [first, candidate, last] = pieces(sums, [2 * units, units, units]) as [Value, Value, Value];
          const [input, forget] = pieces(sigmoid(first), [units, units]) as [Value, Value];
          const gained = mul(input, tanh(candidate));
          const cell = state ? add(mul(forget, state[1]), gained) : gained;
          return [mul(sigmoid(last), tanh(cell)), cell];
        },
      };
    });
  },
};
