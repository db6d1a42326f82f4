import type { Hyperparameter } from '../../catalog/entry.ts';
import { effectOfChoosing, MOVES, WORLDS } from '../../experiment/index.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { Slider } from '../controls/Slider.tsx';
import { counted } from '../counted.ts';
import styles from './BatchSlider.module.css';

const WORLDS_SLIDER: Hyperparameter = {
  ...WORLDS,
  label: 'Worlds',
  tex: 'N',
  scale: 'log',
  effect: effectOfChoosing('worlds'),
  explain:
    'The number of worlds in which the agent acts side by side: more make the gradient less random and each step slower.',
};

const MOVES_SLIDER: Hyperparameter = {
  ...MOVES,
  label: 'Moves per step',
  tex: 'T',
  scale: 'log',
  effect: effectOfChoosing('moves'),
  explain:
    'The number of moves that the agent makes in each world before it learns: more show later consequences of an action, but each step takes longer.',
};

/** How much an agent experiences before each step: the number of worlds, and of moves in each of them. */
export function WorldSliders() {
  const worlds = useExperiment(({ spec }) => spec.worlds);
  const moves = useExperiment(({ spec }) => spec.moves);
  return (
    <div>
      <Slider name="worlds" of={WORLDS_SLIDER} value={worlds} onEdit={(value, how) => edit({ worlds: value }, how)} />
      <Slider name="moves" of={MOVES_SLIDER} value={moves} onEdit={(value, how) => edit({ moves: value }, how)} />
      <p className={styles.kind}>The agent learns from {counted(worlds * moves, 'move')} at each step.</p>
    </div>
  );
}
