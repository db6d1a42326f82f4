import type { Value } from '../../ir/graph.ts';
import { add, gemm, matmul, mul, pieces, sigmoid, tanh } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { recurrent, recurrentOutput, settleReturns, unroll } from './recurrence.ts';

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
  mixing: 'all',
  settle: settleReturns,
  output: recurrentOutput,
  build(x, context) {
    const { args, weight, recurrentWeight, bias } = context;
    const { units } = args;
    const initialForgetting = Array.from({ length: 4 * units }, (_, index) =>
      Math.floor(index / units) === 1 ? args.forget_bias : 0,
    );
    return unroll(x, args, context, (rows, suffix) => {
      const fanIn = rows.type.shape[1] as number;
      const fromInput = weight(`weight_ih${suffix}`, [fanIn, 4 * units], { fanIn, fanOut: units });
      const fromOutput = recurrentWeight(`weight_hh${suffix}`, units, 4);
      const offset = bias(`bias${suffix}`, [4 * units], initialForgetting);
      return {
        added: [add(matmul(rows, fromInput), offset)],
        step([added], state, note) {
          const [h, c] = state ?? [];
          const sums = h ? gemm(h, fromOutput, added as Value) : (added as Value);
          const [beforeGates, beforeCandidate, beforeOutput] = pieces(sums, [2 * units, units, units]) as [
            Value,
            Value,
            Value,
          ];
          const [input, forget] = pieces(sigmoid(beforeGates), [units, units]) as [Value, Value];
          const candidate = tanh(beforeCandidate);
          const news = mul(input, candidate);
          const cell = c ? add(mul(forget, c), news) : news;
          const output = sigmoid(beforeOutput);
          note?.('added', added as Value);
          note?.('sum', sums);
          note?.('i', input);
          note?.('f', forget);
          note?.('g', candidate);
          note?.('o', output);
          note?.('c', cell);
          return [mul(output, tanh(cell)), cell];
        },
      };
    });
  },
};
