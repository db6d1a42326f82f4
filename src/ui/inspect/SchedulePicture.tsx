import { RatePlot } from '../../plots/curves/RatePlot.tsx';
import { Live } from '../controls/Live.tsx';
import { rates } from '../live.ts';
import { useSchedulePlan } from '../schedulePlan.ts';
import styles from './Picture.module.css';

/** The learning rate over the steps, with the current step. */
export function SchedulePicture() {
  const { plan, horizon, longest } = useSchedulePlan();
  return (
    <div className={styles.picture}>
      <RatePlot
        source={rates}
        plan={plan}
        horizon={horizon}
        longest={longest}
        height={112}
        label="The learning rate over the steps: planned, so far, and now"
      />
      <p className={styles.caption}>
        {plan ? 'Solid: so far, dashed: planned' : 'The plan depends on the validation loss'}; now{' '}
        <Live number="learning-rate" />
      </p>
    </div>
  );
}
