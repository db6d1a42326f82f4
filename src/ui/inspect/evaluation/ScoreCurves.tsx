import { useMemo } from 'react';
import { hitsOf } from '../../../catalog/metrics/confusion.ts';
import { BINS, calibrationOf, precisionRecallCurve, rankingOf, rocCurve } from '../../../catalog/metrics/curves.ts';
import { formatCount, formatNumber, formatPercent } from '../../../plots/format.ts';
import { UnitSquarePlot } from '../../../plots/UnitSquarePlot.tsx';
import styles from './Evaluation.module.css';
import type { Judgement } from './judge.ts';
import { type MetricId, metricOf, tell } from './measures.ts';

interface ScoreCurvesProps {
  readonly judgement: Judgement;
  /** The class that stands against the rest. */
  readonly label: number;
}

const HEIGHT = 236;

/** What the scores of a class are worth at every threshold, and whether they come true. */
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
    return 'none' in measured ? measured.none : `${metric.label} ${tell(metric, measured)}`;
  };

  return (
    <div className={styles.curves}>
      <section aria-labelledby="roc-curve">
        <h3 id="roc-curve">
          ROC curve <small>{of('roc_auc')}</small>
        </h3>
        {ranking.positives > 0 && ranking.negatives > 0 && (
          <UnitSquarePlot
            label={`ROC curve of “${name}”: ${of('roc_auc')}; guessing lies on the diagonal`}
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

/** How often what was said with a probability came true; bars for how many examples each bin has. */
function CalibrationPlot({ judgement: { judged }, label, name }: CalibrationPlotProps) {
  const { curve, bars, counts } = useMemo(() => {
    const { counts, said, true: share } = calibrationOf(judged, label);
    const filled = Array.from(counts.keys()).filter((bin) => (counts[bin] as number) > 0);
    const pick = (column: Float64Array) => filled.map((bin) => column[bin] as number);
    const most = Math.max(...counts);
    return {
      curve: { x: pick(said), y: pick(share) },
      bars: Array.from(counts, (count) => count / most),
      counts: pick(counts),
    };
  }, [judged, label]);
  return (
    <UnitSquarePlot
      label={`How often “${name}” came true, over its probability, in ${BINS} bins; on the diagonal a probability means what it says`}
      xName="mean probability"
      yName="came true"
      pointName="Bins"
      curve={curve}
      look="dots"
      guide={[0, 1]}
      bars={bars}
      height={HEIGHT}
      describe={(index) =>
        `said ${formatPercent(curve.x[index] as number)}, came true ${formatPercent(curve.y[index] as number)}, ${formatCount(counts[index] as number)} examples`
      }
    />
  );
}
