import { useMemo, useState } from 'react';
import { type DataShape, dataOf, quote } from '../../../experiment/index.ts';
import { formatCount, formatNumber } from '../../../math/format.ts';
import type { LiveSource } from '../../../plots/core/types.ts';
import type { ForecastSeries } from '../../../plots/sequences/draw-forecast.ts';
import { ForecastPlot } from '../../../plots/sequences/ForecastPlot.tsx';
import type { Forecast, NotFree, RunView } from '../../../runtime/protocol.ts';
import { useExampleIn } from '../../../store/example.ts';
import { chooseSeries, edit } from '../../../store/experiment.ts';
import { run } from '../../../store/run.ts';
import { Button } from '../../controls/Button.tsx';
import { Range } from '../../controls/Range.tsx';
import { Quoting } from '../../Quoting.tsx';
import { useShownExperiment } from '../../shownExperiment.ts';
import { useFinding } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import table from '../NumberTable.module.css';
import { usePlotHeight } from '../room.ts';
import { errorsAhead, errorsFree } from './errors.ts';
import styles from './Generation.module.css';

/** Whether the network predicts the numbers of a time series. */
export function forecasts({ answer, sequence }: RunView, { series }: Pick<DataShape, 'series'>): boolean {
  return answer === 'number' && sequence !== null && (series !== null || sequence.predicts === 'step');
}

/** A time series with its predictions one step ahead, and with predictions that are fed back. */
export function ForecastSection({ view }: { readonly view: RunView }) {
  const index = useExampleIn(view) ?? 0;
  const [start, setStart] = useState(0.5);
  const found = useFinding(
    'forecast',
    useMemo(() => ({ index, start }), [index, start]),
  );
  return (
    <section className={inside.section} aria-labelledby="forecast">
      <h3 id="forecast">
        Forecast <small>{found ? `at step ${formatCount(found.step)}` : 'of a time series'}</small>
      </h3>
      {found ? (
        <Found found={found} share={start} onStart={setStart} />
      ) : (
        <p className={inside.note}>
          The forecast appears as soon as the engine has computed it, if the target is a value of the series.
        </p>
      )}
    </section>
  );
}

const source: LiveSource<ForecastSeries> = {
  get() {
    const found = run.getState().findings.forecast;
    return found ? { ...found, free: typeof found.free === 'string' ? null : found.free } : null;
  },
  subscribe: (listener) =>
    run.subscribe((now, before) => {
      if (now.findings.forecast !== before.findings.forecast) listener();
    }),
};

interface FoundProps {
  readonly found: Forecast;
  /** Where predictions begin to be fed back, from 0 to 1. */
  readonly share: number;
  readonly onStart: (share: number) => void;
}

function Found({ found, share, onStart }: FoundProps) {
  const spec = useShownExperiment();
  const height = usePlotHeight({ beside: 150, least: 150, most: 320, usual: 220 });
  const { target, series } = dataOf(spec);
  const ahead = errorsAhead(found);
  const free = errorsFree(found);
  const isFree = free !== null;
  return (
    <>
      <ForecastPlot
        source={source}
        label={`${target.label} over time, with predictions ${isFree ? 'one step ahead and free-running' : 'from actual values'}`}
        height={height}
        isFree={isFree}
      />
      {isFree && (
        <div className={styles.setting}>
          <span>Feed predictions back from</span>
          <Range
            className={styles.startRange}
            label="Feed predictions back from"
            position={share}
            min={0}
            max={1}
            step={0.01}
            text={`value ${found.start + 1}`}
            onMove={onStart}
          />
          <span translate="no">value {found.start + 1}</span>
        </div>
      )}
      <div className={styles.loss}>
        <table className={`${table.numbers} ${styles.table}`}>
          <thead>
            <tr>
              <th scope="col">mean absolute error</th>
              <th scope="col">network</th>
              <th scope="col">same as the last value</th>
            </tr>
          </thead>
          <tbody translate="no">
            <tr>
              <th scope="row">
                {found.horizon === 1 ? 'one step ahead' : `${formatCount(found.horizon)} steps ahead`}
              </th>
              <td>{formatNumber(ahead.network, { fixed: true })}</td>
              <td>{formatNumber(ahead.naive, { fixed: true })}</td>
            </tr>
            {free && (
              <tr>
                <th scope="row">free-running</th>
                <td>{formatNumber(free.network, { fixed: true })}</td>
                <td>{formatNumber(free.naive, { fixed: true })}</td>
              </tr>
            )}
          </tbody>
        </table>
        <p className={styles.words}>
          <Quoting
            text={
              typeof found.free === 'string'
                ? NOT_FREE[found.free](quote(target.label))
                : `From value ${found.start + 1} on, the network reads its own predictions, so its errors add up.`
            }
          />{' '}
          {series
            ? 'The values are those of the validation part.'
            : 'The series is the example in view, which you can change in the output panel.'}
        </p>
        {typeof found.free === 'string' && <Remedy of={found.free} />}
      </div>
    </>
  );
}

/** A button that lets predictions be fed back, if one edit of the data is enough. */
function Remedy({ of }: { readonly of: NotFree }) {
  const { target, series } = dataOf(useShownExperiment());
  if (series === null || of === 'ahead') return null;
  return of === 'horizon' ? (
    <Button onClick={() => chooseSeries({ ...series, horizon: 1 })}>Set the horizon to 1</Button>
  ) : (
    <Button onClick={() => edit({ features: [target.id] })}>
      <span>
        <Quoting text={`Make ${quote(target.label)} the only feature`} />
      </span>
    </Button>
  );
}

const NOT_FREE: Readonly<Record<NotFree, (target: string) => string>> = {
  inputs: (target) =>
    `Predictions cannot be fed back, because each step has other inputs besides ${target}, whose future is not known.`,
  horizon: () => 'Predictions can only be fed back with a horizon of 1.',
  target: (target) => `Predictions cannot be fed back, because the network does not read ${target}.`,
  ahead: () =>
    'Predictions cannot be fed back, because a layer looks at later steps: even one step ahead, the network sees what it should predict. Choose a causal mask, or a single direction.',
};
