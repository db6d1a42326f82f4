import { type ExperimentSpec, sweepables } from '../../experiment/index.ts';
import { edit } from '../../store/experiment.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { Select } from '../controls/Select.tsx';
import { nudgeOn, sliderScale } from '../controls/scale.ts';
import styles from './Field.module.css';
import { sweepEnds } from './sweepEnds.ts';

interface SweepFieldProps {
  readonly spec: ExperimentSpec;
}

const SEED = 'seed';

/** The number in which the runs differ, and its range. */
export function SweepField({ spec }: SweepFieldProps) {
  const { sweep } = spec;
  const numbers = sweepables(spec);
  const number = sweep && numbers.find(({ id }) => id === sweep.of);

  function choose(id: string) {
    const chosen = numbers.find((one) => one.id === id);
    if (!chosen || id === SEED) return edit({ sweep: null });
    const [from, to] = sweepEnds(chosen);
    edit({ sweep: { of: id, from, to } });
  }

  return (
    <>
      <div className={styles.row}>
        <span aria-hidden="true">that differ in</span>
        <Select
          look="pill"
          label="Runs differ in"
          title="The number that has a different value in every run"
          value={sweep?.of ?? SEED}
          options={numbers}
          onChoose={choose}
        />
      </div>
      {sweep && number && (
        <div className={styles.row}>
          {(['from', 'to'] as const).map((end) => (
            <span key={end} className={styles.end}>
              <span aria-hidden="true">{end}</span>
              <NumberField
                label={`${number.label}, ${end}`}
                value={sweep[end]}
                range={number.setting}
                nudge={nudgeOn(sliderScale(number.setting))}
                onEnter={(value) => edit({ sweep: { ...sweep, [end]: value } })}
              />
            </span>
          ))}
        </div>
      )}
    </>
  );
}
