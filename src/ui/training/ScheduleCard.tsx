import { idsOf } from '../../experiment/index.ts';
import { RatePlot } from '../../plots/curves/RatePlot.tsx';
import { edit, useExperiment } from '../../store/experiment.ts';
import { Formula } from '../controls/Formula.tsx';
import { Live } from '../controls/Live.tsx';
import { rates } from '../live.ts';
import { useSchedulePlan } from '../schedulePlan.ts';
import { EntryCard } from './EntryCard.tsx';
import styles from './ScheduleCard.module.css';

/** The schedule of the learning rate, with its course and current value. */
export function ScheduleCard() {
  const schedule = useExperiment(({ spec }) => spec.schedule);
  const { plan, horizon, longest } = useSchedulePlan();
  const now = (
    <div className={styles.now}>
      <p>
        <Formula tex="\eta" /> now{' '}
        <b>
          <Live number="learning-rate" />
        </b>
      </p>
      <RatePlot
        source={rates}
        plan={plan}
        horizon={horizon}
        longest={longest}
        height={36}
        bare
        label="The planned and the actual learning rate over the steps"
      />
    </div>
  );
  return (
    <EntryCard
      title="Schedule"
      subject="schedule"
      section="schedules"
      ids={idsOf('schedules')}
      call={schedule}
      note={now}
      picture={<span />}
      onEdit={(call, how) => edit({ schedule: call }, how)}
    />
  );
}
