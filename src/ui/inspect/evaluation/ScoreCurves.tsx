import { useMemo } from 'react';
import { hitsOf } from '../../../catalog/metrics/confusion.ts';
import { BINS, calibrationOf, precisionRecallCurve, rankingOf, rocCurve } from '../../../catalog/metrics/curves.ts';
import type { MetricId } from '../../../catalog/metrics/index.ts';
import type { Judgement } from '../../../goals/judgement.ts';
import { formatCount, formatNumber, formatPercent } from '../../../math/format.ts';
import { UnitSquarePlot } from '../../../plots/functions/UnitSquarePlot.tsx';
import styles from './Evaluation.module.css';
import { formatMetric, metricOf } from './measures.ts';

interface ScoreCurvesProps {
  readonly judgement: Judgement;
  /** The class that is compared with the rest. */
  readonly label: number;
}

const HEIGHT = 236;

/** The ROC, precision–recall and calibration curves of a class. */
export function ScoreCurves({ judgement: { judged, view }, label }: ScoreCurvesProps) {
  const name = view.classes[label] ?? '';
  const two = judged.classes === 2;
  const { ranking, roc, precisionRecall } = useMemo(() => {
    const ranking = rankingOf(judged, label);
    return { ranking, roc: rocCurve(ranking), precisionRecall: precisionRecallCurve(ranking) };
  }, [judged, label]);
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = hitsOf(judged, label);
  const recall = truePositives / (truePositives + falseNegatives);
  const at = (threshold: number) =>
    Number.isFinite(threshold) ? `threshold ${formatNumber(threshold)}` : 'above all scores';
  const share = ranking.positives / judged.labels.length;
  const of = (id: MetricId) => {
    const metric = metricOf(id);
    const measured = metric.measureClass?.(judged, label) ?? { none: '' };
    return 'none' in measured ? measured.none : `${metric.label} ${formatMetric(metric, measured)}`;
  };

  return (
    <div className={styles.curves}>
      <section aria-labelledby="roc-curve">
        <h3 id="roc-curve">
          ROC curve <small>{of('roc_auc')}</small>
        </h3>
        {ranking.positives > 0 && ranking.negatives > 0 && (
          <UnitSquarePlot
            label={`ROC curve of “${name}”: ${of('roc_auc')}; guessing is on the diagonal`}
            xName="false positive rate"
            yName="true positive rate"
            pointName="Thresholds"
            curve={roc}
            look="line"
            guide={[0, 1]}
            mark={two ? { x: falsePositives / (falsePositives + trueNegatives), y: recall } : null}
            height={HEIGHT}
            describe={(index) =>
              `${at(roc.thresholds[index] as number)}: ${formatPercent(roc.y[index] as number)} found, ${formatPercent(roc.x[index] as number)} false alarms`
            }
          />
        )}
      </section>
      <section aria-labelledby="precision-recall-curve">
        <h3 id="precision-recall-curve">
          Precision–recall curve <small>{of('average_precision')}</small>
        </h3>
        {ranking.positives > 0 && (
          <UnitSquarePlot
            label={`Precision–recall curve of “${name}”: ${of('average_precision')}; guessing gets ${formatPercent(share)} precision`}
            xName="recall"
            yName="precision"
            pointName="Thresholds"
            curve={precisionRecall}
            look="steps"
            guide={[share, share]}
            mark={two && truePositives > 0 ? { x: recall, y: truePositives / (truePositives + falsePositives) } : null}
            height={HEIGHT}
            describe={(index) =>
              `${at(precisionRecall.thresholds[index] as number)}: recall ${formatPercent(precisionRecall.x[index] as number)}, precision ${formatPercent(precisionRecall.y[index] as number)}`
            }
          />
        )}
      </section>
      <section aria-labelledby="calibration-curve">
        <h3 id="calibration-curve">
          Calibration <small>{of('calibration_error')}</small>
        </h3>
        {judged.probabilities && <CalibrationPlot judgement={{ judged }} label={label} name={name} />}
      </section>
    </div>
  );
}

interface CalibrationPlotProps {
  readonly judgement: Pick<Judgement, 'judged'>;
  readonly label: number;
  readonly name: string;
}

/** The observed frequency of a class over its predicted probability, with bars for the number of examples per bin. */
function CalibrationPlot({ judgement: { judged }, label, name }: CalibrationPlotProps) {
  const { curve, bars, counts } = useMemo(() => {
    const { counts, predicted, true: share } = calibrationOf(judged, label);
    const filled = Array.from(counts.keys()).filter((bin) => (counts[bin] as number) > 0);
    const pick = (column: Float64Array) => filled.map((bin) => column[bin] as number);
    const most = Math.max(...counts);
    return {
      curve: { x: pick(predicted), y: pick(share) },
      bars: Array.from(counts, (count) => count / most),
      counts: pick(counts),
    };
  }, [judged, label]);
  return (
    <UnitSquarePlot
      label={`Frequency of “${name}” over its predicted probability, in ${BINS} bins; on the diagonal the probabilities are accurate`}
      xName="mean probability"
      yName="frequency"
      pointName="Bins"
      curve={curve}
      look="dots"
      guide={[0, 1]}
      bars={bars}
      height={HEIGHT}
      describe={(index) =>
        `predicted ${formatPercent(curve.x[index] as number)}, observed ${formatPercent(curve.y[index] as number)}, ${formatCount(counts[index] as number)} examples`
      }
    />
  );
}
