import { useCallback, useMemo } from 'react';
import type { Judgement } from '../../../goals/judgement.ts';
import { formatNumber } from '../../../math/format.ts';
import { UNSCALED } from '../../../math/scale.ts';
import { STILL } from '../../../plots/core/live.ts';
import type { LiveSource, PlotView } from '../../../plots/core/types.ts';
import { ResidualPlot } from '../../../plots/output/ResidualPlot.tsx';
import { TargetsPlot } from '../../../plots/output/TargetsPlot.tsx';
import styles from './Evaluation.module.css';

interface NumberPicturesProps {
  readonly judgement: Judgement;
  /** Index into PARTS. */
  readonly part: number;
}

const HEIGHT = 250;
/** More points take longer than a frame to draw, and hide each other. */
const MOST_POINTS = 2000;
const ALL = [true, true, true] as const;

/** Predictions against actual values and residuals of a regression, which show patterns in its errors. */
export function NumberPictures({ judgement: { judged, view }, part }: NumberPicturesProps) {
  const stride = Math.max(1, Math.ceil(judged.labels.length / MOST_POINTS));
  const { drawn, predicted } = useMemo(() => {
    const count = Math.ceil(judged.labels.length / stride);
    const every = (column: ArrayLike<number>) =>
      Float32Array.from({ length: count }, (_, index) => column[index * stride] as number);
    const points = {
      count,
      labels: every(judged.labels),
      part: new Uint8Array(count).fill(part),
      features: [],
      positions: [],
    };
    // The values are already in the unit of the data.
    const drawn = { ...view, points, targetScale: UNSCALED, targetRange: null } satisfies PlotView;
    return { drawn, predicted: every(judged.scores) };
  }, [judged, view, part, stride]);
  const predictions = useMemo<LiveSource<ArrayLike<number>>>(() => ({ ...STILL, get: () => predicted }), [predicted]);
  const describe = useCallback(
    (index: number) => {
      const [target, prediction] = [drawn.points.labels[index] ?? Number.NaN, predicted[index] ?? Number.NaN];
      return `target ${formatNumber(target)}, prediction ${formatNumber(prediction)}, residual ${formatNumber(prediction - target)}`;
    },
    [drawn, predicted],
  );
  const pictures = { view: drawn, height: HEIGHT, describe, card: (index: number) => <p>{describe(index)}</p> };
  const thinned = stride > 1 && `; one example in ${stride} is drawn`;

  return (
    <div className={styles.curves}>
      <section aria-labelledby="predicted-actual">
        <h3 id="predicted-actual">
          Predicted against actual <small>correct on the diagonal{thinned}</small>
        </h3>
        <TargetsPlot
          source={STILL as LiveSource<never>}
          predictions={predictions}
          planar={false}
          parts={ALL}
          {...pictures}
        />
      </section>
      <section aria-labelledby="residuals">
        <h3 id="residuals">
          Residuals <small>a pattern means more to learn</small>
        </h3>
        <ResidualPlot predicted={predicted} {...pictures} />
      </section>
    </div>
  );
}
