import type { Effect, Hyperparameters } from '../../catalog/entry.ts';
import { effectHint } from '../controls/effectHint.ts';

interface EffectNoteProps {
  /** The effect on the run of choosing another entry. */
  readonly choosing: Effect;
  readonly hyper: Hyperparameters;
}

const EFFECTS: readonly Effect[] = ['live', 'recompile', 'resample'];

/** Describes the effect of editing an entry on the run. */
export function EffectNote({ choosing, hyper }: EffectNoteProps) {
  const groups = EFFECTS.map((effect) => ({
    effect,
    labels: Object.values(hyper)
      .filter((one) => one.effect === effect)
      .map(({ label }) => label.toLowerCase()),
  })).filter(({ labels }) => labels.length > 0);
  return (
    <p>
      <b>Effect of an edit.</b> Choosing another: {lower(effectHint(choosing))}
      {groups.map(({ effect, labels }) => ` Changing ${labels.join(', ')}: ${lower(effectHint(effect))}`).join('')}
    </p>
  );
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
