import { useRun } from '../../store/run.ts';
import { Live } from '../controls/Live.tsx';
import { shortMetricName } from '../metricName.ts';
import styles from './Metrics.module.css';
import { ShownRun } from './ShownRun.tsx';

/** The losses and metrics of the network; for several runs, those of the shown run. */
export function Metrics() {
  const metric = useRun(({ view }) => view?.metric);
  const label = metric?.label.toLowerCase() ?? 'accuracy';
  const short = metric ? shortMetricName(metric) : label;
  const name = short === metric?.label ? label : <abbr title={label}>{short}</abbr>;
  return (
    <>
      <ShownRun />
      <dl className={styles.tiles}>
        <div>
          <dt>train loss</dt>
          <dd>
            <Live number="train-loss" />
          </dd>
        </div>
        <div>
          <dt>validation loss</dt>
          <dd>
            <Live number="val-loss" />
          </dd>
        </div>
        <div>
          <dt>train {name}</dt>
          <dd>
            <Live number="train-metric" />
          </dd>
        </div>
        <div>
          <dt>validation {name}</dt>
          <dd>
            <Live number="val-metric" />
          </dd>
        </div>
      </dl>
    </>
  );
}
