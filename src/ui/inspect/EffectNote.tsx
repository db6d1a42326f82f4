import type { Effect, Hyperparameters } from '../../catalog/entry.ts';
import { effectHint } from '../controls/effectHint.ts';

interface EffectNoteProps {
  /** What choosing another entry does to a run. */
  readonly choosing: Effect;
  readonly hyper: Hyperparameters;
}

const EFFECTS: readonly Effect[] = ['live', 'recompile', 'resample'];

/** What an edit of an entry does to a run, in words. */
export function EffectNote({ choosing, hyper }: EffectNoteProps) {
  const groups = EFFECTS.map((effect) => ({
    effect,
    labels: Object.values(hyper)
      .filter((one) => one.effect === effect)
      .map(({ label }) => label.toLowerCase()),
  })).filter(({ labels }) => labels.length > 0);
  return (
    <p>
      <b>What an edit does.</b> Choosing another: {lower(effectHint(choosing))}
      {groups.map(({ effect, labels }) => ` Changing ${labels.join(', ')}: ${lower(effectHint(effect))}`).join('')}
    </p>
  );
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
