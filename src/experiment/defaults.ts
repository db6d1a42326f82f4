import { call } from './call.ts';
import type { DataChoice, ExperimentSpec } from './experiment.ts';
import { STANDARD_DATA } from './fields/data.ts';
import { allFields } from './fields/index.ts';
import { has } from './lookup.ts';

/** The experiment with all defaults, on a dataset of the catalog. */
export function defaultSpec(dataId: string = STANDARD_DATA.data.id): ExperimentSpec {
  if (!has('datasets', dataId)) return standardSpec(STANDARD_DATA);
  return standardSpec({ ...STANDARD_DATA, data: call('datasets', dataId) });
}

/** The experiment with the defaults for these data. */
export function standardSpec(choice: DataChoice): ExperimentSpec {
  // Complete because `fields` has a field for each part of the experiment.
  return Object.assign({}, ...allFields.map((field) => field.standard(choice)));
}
