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
  settle: settleReturns,
  output: recurrentOutput,
  build(x, { args, weight, recurrentWeight, bias, activate }) {
    const { units } = args;
    return unroll(x, args, (inputs, suffix) => {
      const fanIn = inputs.type.shape[1] as number;
      const fromInput = weight(`weight_ih${suffix}`, [fanIn, units], { fanIn, fanOut: units });
      const fromState = recurrentWeight(`weight_hh${suffix}`, units, 1);
      return {
        added: [add(matmul(inputs, fromInput), bias(`bias${suffix}`, [units]))],
        step([added], state: readonly [Value] | null) {
          return [activate(state ? gemm(state[0], fromState, added) : added)];
        },
      };
    });
  },
};
