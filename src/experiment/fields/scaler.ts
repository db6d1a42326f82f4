import { call } from '../call.ts';
import { dataOf } from '../data.ts';
import type { Call, ExperimentSpec } from '../experiment.ts';
import { scalerFor } from '../scaler.ts';
import { printEntry } from '../write.ts';
import { entry } from './entry.ts';
import { single } from './single.ts';

const asEntry = entry({
  key: 'scale',
  section: 'scalers',
  standard: (choice) => call('scalers', dataOf(choice).scaler),
  choosing: 'resample',
});

export const scaler = single('scaler', {
  ...asEntry,
  notOfWorld: 'a world scales its observations itself',
  follow: (chosen, from, to) => (chosen.id === from.scaler.id ? to.scaler : scalerFor(to, chosen.id, chosen.args)),
  differences: (a, b, inA, inB) => (isUsual(a, inA) && isUsual(b, inB) ? [] : asEntry.differences(a, b, inA, inB)),
});

/** Whether the scaler is the default one for the data, which needs no mention next to them. */
function isUsual(chosen: Call, spec: ExperimentSpec): boolean {
  return printEntry('scalers', chosen) === dataOf(spec).scaler;
}
