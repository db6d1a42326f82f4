import type { ExperimentSpec } from '../../../experiment/experiment.ts';
import { environmentOf } from '../../../experiment/world.ts';
import { axisWords, stateAxis } from '../../../plots/output/agent/state-axis.ts';

/** Where a picture cuts through the state space: "at position 0, speed 0"; empty if it shows all that can be an axis. */
export function cutOf(spec: ExperimentSpec, shown: readonly string[]): string {
  const environment = environmentOf(spec);
  if (!environment) return '';
  const { args } = spec.data;
  const origin = environment.origin(args);
  const names = environment.state(args);
  const kept = environment
    .axes(args)
    .filter(({ of }) => !shown.includes(of))
    .map(({ of, range, whole }) =>
      axisWords(stateAxis(of, range, whole === true), origin[names.indexOf(of)] as number),
    );
  return kept.length === 0 ? '' : `at ${kept.join(', ')}`;
}
