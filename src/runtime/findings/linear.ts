import { call, type ExperimentSpec } from '../../experiment/index.ts';
import type { Look } from '../look.ts';
import { trainRival, withLayers } from './rival.ts';
import type { Report, Subject } from './subject.ts';

/** What a network without hidden layers learns from the same examples. */
export interface Linear {
  /** Its training loss. */
  readonly loss: number;
}

export const linear = {
  keeps: 'lasting',
  interval: 0,
  share: 0.05,
  find: (look: Look, _wish: true) => trainLinear(look),
} as const satisfies Subject<Linear>;

/** Enough for a network without hidden layers, whose loss has a single minimum. */
const STEPS = 1000;
const RATE = 0.03;

/** null if the network is linear itself, or if its examples are sequences or have a target at every position. */
async function* trainLinear(look: Look): AsyncGenerator<Report<Linear>, Linear | null> {
  const { spec, data } = look.member;
  if (spec.layers.length === 0 || data.positions !== null || data.answer === 'input' || data.world) return null;
  const { trainer } = yield* trainRival<void>(look, 'linear', linearOf(spec), STEPS, () => undefined);
  const loss = (await trainer.evaluation.all(['train'])).get('train/loss')?.[0] ?? Number.NaN;
  return Number.isFinite(loss) ? { loss } : null;
}

function linearOf(spec: ExperimentSpec): ExperimentSpec {
  return {
    ...withLayers(spec, []),
    optimizer: call('optimizers', 'adam', { lr: RATE }),
    schedule: call('schedules', 'constant'),
    regularizers: [],
    initializer: call('initializers', 'zeros'),
  };
}
