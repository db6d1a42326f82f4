import { useEffect } from 'react';
import { formatCount } from '../../math/format.ts';
import { announce } from '../announcing/announce.ts';
import { letterOf } from './letters.ts';
import { useConducted, useConductor } from './useConductor.ts';

/** Tells screen readers when all experiments start, and where they are when they pause. */
export function Announcer({ ids }: { readonly ids: readonly string[] }) {
  const conductor = useConductor();
  const running = useConducted(({ state }) => state.running);
  const catchesUp = useConducted((one) => one.catchesUp);
  const steps = ids.map((id) => conductor.run(id)?.step ?? 0);
  const [first = 0] = steps;
  const where = steps.every((step) => step === first)
    ? `All are at step ${formatCount(first)}`
    : steps.map((step, place) => `${letterOf(place)} is at step ${formatCount(step)}`).join(', ');
  const atRest = first > 0 ? `${where}.` : '';
  const inMotion = catchesUp ? 'The added experiment catches up.' : 'All experiments train.';
  const words = running ? inMotion : atRest;
  useEffect(() => {
    if (words !== '') announce(words);
  }, [words]);
  return null;
}
