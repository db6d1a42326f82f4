import type { Value } from '../../ir/graph.ts';
import { add, broadcastTo, gemm, matmul, mul, pieces, sigmoid, sub, tanh } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { recurrent, recurrentOutput, settleReturns, unroll } from './recurrence.ts';

const [AFTER, BEFORE] = [0, 1];

export const gru: LayerDef<keyof typeof recurrent | 'reset'> = {
  label: 'GRU',
  tex: '\\begin{aligned} r_t &= \\sigma(x_t W_r + h_{t-1} U_r + b_r) \\\\ z_t &= \\sigma(x_t W_z + h_{t-1} U_z + b_z) \\\\ n_t &= \\tanh\\bigl(x_t W_n + b_n + r_t \\odot (h_{t-1} U_n + b_{hn})\\bigr) \\\\ h_t &= (1 - z_t) \\odot n_t + z_t \\odot h_{t-1} \\end{aligned}',
  hyper: {
    ...recurrent,
    reset: {
      label: 'Reset',
      tex: '\\text{reset}',
      default: AFTER,
      min: AFTER,
      max: BEFORE,
      scale: 'linear',
      integer: true,
      options: ['after', 'before'],
      rare: true,
      effect: 'recompile',
      explain:
        'Whether the reset gate acts after the product of state and weight, as in PyTorch, or before it, as in the paper.',
    },
  },
  aliases: ['gated_recurrent_unit'],
  positional: ['units', 'returns'],
  choices: ['initializer', 'penalty'],
  takes: 'sequence',
  settle: settleReturns,
  output: recurrentOutput,
  build(x, { args, weight, recurrentWeight, bias }) {
    const { units } = args;
    const parts = [2 * units, units];
    return unroll<readonly [Value, Value, ...Value[]], readonly [Value]>(x, args, (inputs, suffix) => {
      const [count, fanIn] = inputs.type.shape as [number, number];
      const fromInput = weight(`weight_ih${suffix}`, [fanIn, 3 * units], { fanIn, fanOut: units });
      const fromState = recurrentWeight(`weight_hh${suffix}`, units, 3);
      const [toGates, toCandidate] = pieces(fromState, parts) as [Value, Value];
      const sums = add(matmul(inputs, fromInput), bias(`bias${suffix}`, [3 * units]));
      const [forGates, forCandidate] = pieces(sums, parts) as [Value, Value];
      const added: [Value, Value, ...Value[]] = [forGates, forCandidate];
      // At every row, so that its gradient is one sum over all steps.
      if (args.reset === AFTER) added.push(broadcastTo(bias(`bias_hn${suffix}`, [units]), [count, units]));
      return {
        added,
        step([gates, candidate, offset], state) {
          const [h] = state ?? [];
          const open = sigmoid(h ? gemm(h, toGates, gates) : gates);
          const [reset, update] = pieces(open, [units, units]) as [Value, Value];
          if (offset) {
            const fromBefore = mul(reset, h ? gemm(h, toCandidate, offset) : offset);
            return [blend(update, tanh(add(candidate, fromBefore)), h)];
          }
          return [blend(update, tanh(h ? gemm(mul(reset, h), toCandidate, candidate) : candidate), h)];
        },
      };
    });
  },
};

/** (1 − z)·n + z·h; without a state h, that of zeros. */
function blend(update: Value, candidate: Value, state: Value | undefined): Value {
  return state ? add(candidate, mul(update, sub(state, candidate))) : mul(sub(1, update), candidate);
}
