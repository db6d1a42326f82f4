import type { Series } from '../../experiment/experiment.ts';
import { dataOf, HORIZON, WINDOW } from '../../experiment/index.ts';
import { chooseSeries, useExperiment } from '../../store/experiment.ts';
import { choosingHint } from '../controls/effectHint.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { Select } from '../controls/Select.tsx';
import { counted } from '../counted.ts';
import styles from './Field.module.css';

const USUAL: Series = { window: WINDOW.default, horizon: HORIZON.default };

/** Whether each row is an example or the examples are windows of consecutive rows, and how long these are. */
export function SeriesField() {
  const spec = useExperiment((store) => store.spec);
  const { series, sequence, columns, target } = dataOf(spec);
  const isText = sequence !== null && sequence.tokens !== null;
  const { test } = spec.split;
  const hint = choosingHint('series');
  const change = (part: Partial<Series>) => series && chooseSeries({ ...series, ...part });
  return (
    <div className={styles.field} data-field="series">
      {columns.length > 1 && (
        <p className={styles.row}>
          <span aria-hidden="true">Examples</span>
          <Select
            look="pill"
            label="Examples"
            title={`Each row by itself, or windows of consecutive rows if the rows are a time series. ${hint}`}
            value={series === null ? 'rows' : 'windows'}
            options={[
              { id: 'rows', label: 'rows' },
              { id: 'windows', label: 'windows of a time series' },
            ]}
            onChoose={(id) => chooseSeries(id === 'rows' ? 'rows' : USUAL)}
          />
        </p>
      )}
      {series && (
        <>
          <div className={styles.row}>
            <span className={styles.number}>
              <span aria-hidden="true">Window</span>
              <NumberField
                label="Window"
                title={`The number of ${isText ? 'tokens' : 'rows'} that the network sees. ${hint}`}
                value={series.window}
                range={WINDOW}
                onEnter={(window) => change({ window })}
              />
            </span>
            {!isText && (
              <span className={styles.number}>
                <span aria-hidden="true">Horizon</span>
                <NumberField
                  label="Horizon"
                  title={`How many rows after the last one of a window the target is. ${hint}`}
                  value={series.horizon}
                  range={HORIZON}
                  onEnter={(horizon) => change({ horizon })}
                />
              </span>
            )}
          </div>
          <p className={styles.why}>
            {isText ? (
              'At every token of a window, the network predicts the next one.'
            ) : (
              <>
                Predicts <span translate="no">{target.label}</span> {counted(series.horizon, 'row')} ahead from{' '}
                {series.window} rows.
              </>
            )}{' '}
            {test > 0 && `The last ${test} % of the ${isText ? 'tokens' : 'rows'} are the test part. `}
            No window reaches from one part into another.
          </p>
        </>
      )}
    </div>
  );
}
