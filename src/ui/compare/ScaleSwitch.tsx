import { Toggle } from '../output/CurveTools.tsx';
import styles from './Compare.module.css';
import { useConducted, useConductor } from './useConductor.ts';

/** Whether the experiments show predicted numbers on a common scale; only if several of them predict the same number. */
export function ScaleSwitch() {
  const conductor = useConductor();
  const isPossible = useConducted((one) => one.canShareScale);
  const isOn = useConducted((one) => one.sharesScale);
  return (
    isPossible && (
      <span className={styles.scale}>
        <Toggle
          pressed={isOn}
          title="Equal colours and heights mean equal predictions in all experiments"
          onPress={() => conductor.shareScale(!isOn)}
        >
          Same scale
        </Toggle>
      </span>
    )
  );
}
