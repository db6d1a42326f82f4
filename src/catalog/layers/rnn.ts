import type { Value } from '../../ir/graph.ts';
import { add, gemm, matmul } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { recurrent, recurrentOutput, settleReturns, unroll } from './recurrence.ts';

export const rnn: LayerDef<keyof typeof recurrent> = {
  label: 'Recurrent',
  short: 'RNN',
  tex: 'h_t = \\varphi(x_t W + h_{t-1} U + b)',
  hyper: recurrent,
  aliases: ['simple_rnn', 'elman'],
  positional: ['units', 'activation'],
  choices: ['activation', 'initializer', 'penalty'],
  takes: 'sequence',
  mixing: 'all',
  settle: settleReturns,
  output: recurrentOutput,
  build(x, context) {
    const { args, weight, recurrentWeight, bias, activate } = context;
    const { units } = args;
    return unroll(x, args, context, (rows, suffix) => {
      const fanIn = rows.type.shape[1] as number;
      const fromInput = weight(`weight_ih${suffix}`, [fanIn, units], { fanIn, fanOut: units });
      const fromState = recurrentWeight(`weight_hh${suffix}`, units, 1);
      return {
        added: [add(matmul(rows, fromInput), bias(`bias${suffix}`, [units]))],
        step([added], state, note) {
          const [h] = state ?? [];
          const sum = h ? gemm(h, fromState, added as Value) : (added as Value);
          note?.('added', added as Value);
          note?.('sum', sum);
          return [activate(sum)];
        },
      };
    });
  },
};
