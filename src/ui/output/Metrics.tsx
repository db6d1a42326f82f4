import { Fragment } from 'react';
import { EVALUATED } from '../../runtime/series.ts';
import { useRun } from '../../store/run.ts';
import { Live } from '../controls/Live.tsx';
import { scoreName, scoresOf } from '../series.ts';
import styles from './Metrics.module.css';
import { ShownRun } from './ShownRun.tsx';

/** The metric of most runs, until the network is prepared. */
const USUAL = { id: 'accuracy', label: 'Accuracy', percent: true };

/** The scores of the network; for several runs, those of the shown run. */
export function Metrics() {
  const metric = useRun(({ view }) => view?.metric) ?? USUAL;
  const isGame = useRun(({ view }) => Boolean(view?.generator));
  return (
    <>
      <ShownRun />
      <dl className={styles.tiles}>
        {scoresOf(isGame).map((score) => {
          const { label, short } = scoreName(score, metric);
          const name = short === label ? label.toLowerCase() : <abbr title={label.toLowerCase()}>{short}</abbr>;
          return (
            <Fragment key={score}>
              {EVALUATED.map((part) => (
                <div key={part}>
                  <dt>
                    {part} {name}
                  </dt>
                  <dd>
                    <Live number={`${part}/${score}`} />
                  </dd>
                </div>
              ))}
            </Fragment>
          );
        })}
      </dl>
    </>
  );
}
