import type { Value } from '../../ir/graph.ts';
import { add, broadcastTo, gemm, matmul, mul, pieces, sigmoid, sub, tanh } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { recurrent, recurrentOutput, settleReturns, unroll } from './recurrence.ts';

export const gru: LayerDef<keyof typeof recurrent | 'reset'> = {
  label: 'GRU',
  tex: '\\begin{aligned} r_t &= \\sigma(x_t W_r + h_{t-1} U_r + b_r) \\\\ z_t &= \\sigma(x_t W_z + h_{t-1} U_z + b_z) \\\\ n_t &= \\tanh\\bigl(x_t W_n + b_n + r_t \\odot (h_{t-1} U_n + b_{hn})\\bigr) \\\\ h_t &= (1 - z_t) \\odot n_t + z_t \\odot h_{t-1} \\end{aligned}',
  hyper: {
    ...recurrent,
    reset: {
      label: 'Reset',
      tex: '\\text{reset}',
      default: 0,
      min: 0,
      max: 1,
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
  mixing: 'all',
  settle: settleReturns,
  output: recurrentOutput,
  build(x, context) {
    const { args, weight, recurrentWeight, bias } = context;
    const { units } = args;
    const after = args.reset === 0;
    const parts = [2 * units, units];
    return unroll(x, args, context, (rows, suffix) => {
      const [count, fanIn] = rows.type.shape as [number, number];
      const fromInput = weight(`weight_ih${suffix}`, [fanIn, 3 * units], { fanIn, fanOut: units });
      const fromState = recurrentWeight(`weight_hh${suffix}`, units, 3);
      const [toGates, toCandidate] = pieces(fromState, parts) as [Value, Value];
      const added = pieces(add(matmul(rows, fromInput), bias(`bias${suffix}`, [3 * units])), parts);
      // At every row, so that its gradient is one sum over all steps.
      if (after) added.push(broadcastTo(bias(`bias_hn${suffix}`, [units]), [count, units]));
      return {
        added,
        step([gatesAdded, candidateAdded, recurrentAdded], state, note) {
          const [h] = state ?? [];
          const sums = h ? gemm(h, toGates, gatesAdded as Value) : (gatesAdded as Value);
          const gates = sigmoid(sums);
          const [reset, update] = pieces(gates, [units, units]) as [Value, Value];
          note?.('added', gatesAdded as Value);
          note?.('sum', sums);
          note?.('r', reset);
          note?.('z', update);
          note?.('candidate_added', candidateAdded as Value);
          const finish = (sum: Value): [Value] => {
            const candidate = tanh(sum);
            note?.('candidate_sum', sum);
            note?.('n', candidate);
            return [blend(update, candidate, h)];
          };
          if (recurrentAdded) {
            const recurrentSum = h ? gemm(h, toCandidate, recurrentAdded) : recurrentAdded;
            note?.('candidate_recurrent', recurrentSum);
            return finish(add(candidateAdded as Value, mul(reset, recurrentSum)));
          }
          return finish(h ? gemm(mul(reset, h), toCandidate, candidateAdded as Value) : (candidateAdded as Value));
        },
      };
    });
  },
};

/** (1 − z)·n + z·h; without a state h, that of zeros. */
function blend(update: Value, candidate: Value, state: Value | undefined): Value {
  return state ? add(candidate, mul(update, sub(state, candidate))) : mul(sub(1, update), candidate);
}
