import type { MetricId } from '../../../catalog/metrics/index.ts';
import { atThreshold, judge } from '../../../goals/judgement.ts';
import { formatCount, formatNumber } from '../../../math/format.ts';
import { useEvaluation } from '../../../store/evaluation.ts';
import { canLook, look, useCanLook, useLooks } from '../../../store/looks.ts';
import { run, useRun } from '../../../store/run.ts';
import { Button } from '../../controls/Button.tsx';
import styles from './Evaluation.module.css';
import { formatMetric, kept, metricOf } from './measures.ts';
import { timesEvaluated } from './words.ts';

const TEST = 2;

/** Hides the results on the test part until a person requests them, and counts the requests. */
export function TestGate() {
  const { all, seen } = useLooks();
  const view = useRun((store) => store.view);
  const ready = useCanLook();
  const chosen = useEvaluation((store) => store.threshold);
  const count = view?.points.part.reduce((sum, part) => sum + Number(part === TEST), 0) ?? 0;

  const columns = Object.keys(all[0]?.values ?? {}) as MetricId[];

  function evaluate() {
    const { view, findings } = run.getState();
    const { predictions } = findings;
    const usual = canLook() && view && predictions && judge(view, predictions, TEST);
    if (!usual) return;
    const threshold = chosen ?? view.boundary;
    look({ view, predictions, threshold }, kept(view.task, atThreshold(usual, threshold).judged));
  }

  if (ready && count === 0) {
    return (
      <p className={styles.gate}>
        This split has no test examples. Give the test part a share in the data panel to get an honest result at the
        end.
      </p>
    );
  }
  const reason = ready ? null : 'The network is not ready yet';
  return (
    <div className={styles.gate}>
      <div className={styles.gateHead}>
        <Button look={all.length === 0 ? 'primary' : 'plain'} reason={reason} onClick={evaluate}>
          Evaluate on test
        </Button>
        <p>
          <b>{timesEvaluated(all.length)}</b>{' '}
          {seen &&
            `The results are for the network at step ${formatCount(seen.predictions.step)}${
              seen.view.answer === 'side' ? `, with the threshold ${formatNumber(seen.threshold)} set at the time` : ''
            }.`}{' '}
          {all.length === 0 &&
            ready &&
            `It has ${formatCount(count)} examples that were not used for training or choices: press once you are done, for one honest result.`}
        </p>
      </div>
      {all.length > 0 && (
        <table className={styles.table}>
          <caption className="visually-hidden">Evaluations on the test part</caption>
          <thead>
            <tr>
              <th scope="col">no.</th>
              <th scope="col">step</th>
              {columns.map((id) => (
                <th key={id} scope="col">
                  {metricOf(id).label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map(({ step, values }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: evaluations are only added at the end
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                <td>{formatCount(step)}</td>
                {columns.map((id) => (
                  <td key={id}>{formatMetric(metricOf(id), { value: values[id] ?? Number.NaN })}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
