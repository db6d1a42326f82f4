import { formatCount, formatNumber } from '../../../plots/format.ts';
import { useEvaluation } from '../../../store/evaluation.ts';
import { canLook, look, useCanLook, useLooks } from '../../../store/looks.ts';
import { run, useRun } from '../../../store/run.ts';
import { Button } from '../../controls/Button.tsx';
import styles from './Evaluation.module.css';
import { atThreshold, judge } from './judge.ts';
import { kept, type MetricId, metricOf, tell } from './measures.ts';
import { timesLooked } from './words.ts';

const TEST = 2;

/** Keeps the test examples unseen until a person asks for them, and counts how often that was. */
export function TestGate() {
  const { all, seen } = useLooks();
  const view = useRun((store) => store.view);
  const ready = useCanLook();
  const chosen = useEvaluation((store) => store.threshold);
  const count = view?.points.part.reduce((sum, part) => sum + Number(part === TEST), 0) ?? 0;

  const columns = Object.keys(all[0]?.values ?? {}) as MetricId[];

  function evaluate() {
    const { view, predictions } = run.getState();
    const usual = canLook() && view && predictions && judge(view, predictions, TEST);
    if (!usual) return;
    const threshold = chosen ?? view.boundary;
    look({ view, predictions, threshold }, kept(view.task, atThreshold(usual, threshold).judged));
  }

  if (ready && count === 0) {
    return (
      <p className={styles.gate}>
        This split keeps no examples for a test. Give the test part a share in the data panel to have an honest number
        at the end.
      </p>
    );
  }
  const reason = ready ? null : 'The network has to be ready first';
  return (
    <div className={styles.gate}>
      <div className={styles.gateHead}>
        <Button look={all.length === 0 ? 'primary' : 'plain'} reason={reason} onClick={evaluate}>
          Evaluate on test
        </Button>
        <p>
          <b>{timesLooked(all.length)}</b>{' '}
          {seen &&
            `Below is the network as it stood at step ${formatCount(seen.predictions.step)}${
              seen.view.task === 'binary'
                ? `, with the threshold ${formatNumber(seen.threshold)} that was set then`
                : ''
            }.`}{' '}
          {all.length === 0 &&
            ready &&
            `It holds ${formatCount(count)} examples that nothing was trained on or chosen by: press once you are done, for one honest number.`}
        </p>
      </div>
      {all.length > 0 && (
        <table className={styles.table}>
          <caption className="visually-hidden">Looks at the test set</caption>
          <thead>
            <tr>
              <th scope="col">look</th>
              <th scope="col">step</th>
              {columns.map((id) => (
                <th key={id} scope="col">
                  {metricOf(id).label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map(({ step, values }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: looks are only ever added at the end
              <tr key={place}>
                <th scope="row">{place + 1}</th>
                <td>{formatCount(step)}</td>
                {columns.map((id) => (
                  <td key={id}>{tell(metricOf(id), { value: values[id] ?? Number.NaN })}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
