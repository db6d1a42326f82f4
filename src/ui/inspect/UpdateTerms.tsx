import { useMemo } from 'react';
import { entryOf } from '../../experiment/index.ts';
import { formatCount, formatNumber } from '../../math/format.ts';
import type { Frame } from '../../runtime/protocol.ts';
import { useExperiment } from '../../store/experiment.ts';
import type { RunStore } from '../../store/run.ts';
import { Formula } from '../controls/Formula.tsx';
import { LiveText } from '../controls/LiveText.tsx';
import styles from './Picture.module.css';

const of = (read: (frame: Frame) => number | undefined, write: (value: number) => string = formatNumber) => {
  return ({ frame }: RunStore) => (frame ? write(read(frame) ?? Number.NaN) : '–');
};

const NAME = ({ frame }: RunStore) => frame?.probe?.name ?? 'a weight';

/** The terms of the optimizer's update rule for one weight before the next step, live. */
export function UpdateTerms() {
  const id = useExperiment(({ spec }) => spec.optimizer.id);
  const terms = useMemo(
    () => [
      { tex: 'w', read: of(({ probe }) => probe?.value) },
      { tex: 'g', read: of(({ probe }) => probe?.gradient) },
      ...Object.entries(entryOf('optimizers', id).slots).map(([name, { tex }]) => ({
        tex,
        read: of(({ probe }) => probe?.slots[name]),
      })),
      { tex: '\\eta', read: of(({ values }) => values['learning-rate']) },
      { tex: 't', read: of(({ step }) => step + 1, formatCount) },
    ],
    [id],
  );
  return (
    <div className={styles.picture}>
      <dl className={styles.terms} aria-label="Terms of the update rule">
        {terms.map(({ tex, read }) => (
          <div key={tex}>
            <dt>
              <Formula tex={tex} />
            </dt>
            <dd>
              <LiveText read={read} />
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.caption}>
        before the next step, for the first element of <LiveText read={NAME} />
      </p>
    </div>
  );
}
