import type { Shown } from '../../../plots/output/agent/draw-cells.ts';
import styles from '../ViewSwitch.module.css';

const KINDS: readonly { readonly id: Shown; readonly label: string; readonly title: string }[] = [
  { id: 'value', label: 'Value', title: 'The return that the agent expects from each state on' },
  { id: 'policy', label: 'Policy', title: 'The actions that the agent takes in each state' },
];

interface ShownSwitchProps {
  readonly shown: Shown;
  readonly onChoose: (shown: Shown) => void;
}

/** Chooses between the values and the policy of the states. */
export function ShownSwitch({ shown, onChoose }: ShownSwitchProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div role="group" aria-label="Shown of each state" className={styles.views}>
      {KINDS.map(({ id, label, title }) => (
        <button key={id} type="button" aria-pressed={id === shown} title={title} onClick={() => onChoose(id)}>
          {label}
        </button>
      ))}
    </div>
  );
}
