import styles from './Compare.module.css';
import { useConducted, useConductor } from './useConductor.ts';

/** Whether the experiments show predicted numbers on a common scale; only if several of them predict the same number. */
export function ScaleSwitch() {
  const conductor = useConductor();
  const isPossible = useConducted((one) => one.canShareScale);
  const isOn = useConducted((one) => one.sharesScale);
  return (
    isPossible && (
      <label className={styles.scale} title="Equal colours and heights mean equal predictions in all experiments">
        <input type="checkbox" checked={isOn} onChange={({ target }) => conductor.shareScale(target.checked)} />
        Same scale
      </label>
    )
  );
}
