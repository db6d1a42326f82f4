import { type ExperimentSpec, entryOf } from '../../experiment/index.ts';

/** The epochs of training after the recorded steps, if nothing in the experiment needs more. */
const USUAL = 20;
/** Early stopping has the chance to end a run that lasts this many times its patience. */
const PATIENCES = 5;

/**
 * The epochs that a program trains after the recorded steps: what the experiment asks, or as many as its schedule and its
 * early stopping need to have an effect.
 */
export function epochsToTrain(spec: ExperimentSpec): number {
  const asked = spec.until.find(({ of }) => of === 'epochs');
  if (asked) return Math.ceil(asked.value);
  return Math.max(USUAL, ...scheduled(spec), ...patience(spec));
}

/** The numbers of the schedule that count epochs. */
function scheduled({ schedule: { id, args } }: ExperimentSpec): readonly number[] {
  return Object.entries(entryOf('schedules', id).hyper).flatMap(([name, { unit }]) =>
    unit === 'epochs' ? [Math.ceil(Number(args[name]))] : [],
  );
}

function patience({ regularizers }: ExperimentSpec): readonly number[] {
  return regularizers.flatMap(({ id, args }) => (id === 'early_stopping' ? [PATIENCES * Number(args.patience)] : []));
}
