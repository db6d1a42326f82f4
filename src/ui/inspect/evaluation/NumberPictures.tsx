import { useCallback, useMemo } from 'react';
import { UNSCALED } from '../../../math/scale.ts';
import { formatNumber } from '../../../plots/format.ts';
import { STILL } from '../../../plots/live.ts';
import { ResidualPlot } from '../../../plots/ResidualPlot.tsx';
import { TargetsPlot } from '../../../plots/TargetsPlot.tsx';
import type { LiveSource, PlotView } from '../../../plots/types.ts';
import styles from './Evaluation.module.css';
import type { Judgement } from './judge.ts';

interface NumberPicturesProps {
  readonly judgement: Judgement;
  /** Index into PARTS. */
  readonly part: number;
}

const HEIGHT = 250;
/** More take longer to draw than a frame, and hide each other. */
const MOST_POINTS = 2000;
const ALL = [true, true, true] as const;

/** Where a regression is wrong, and whether there is a pattern in it. */
export function NumberPictures({ judgement: { judged, view }, part }: NumberPicturesProps) {
  const stride = Math.max(1, Math.ceil(judged.labels.length / MOST_POINTS));
  const { drawn, said } = useMemo(() => {
    const count = Math.ceil(judged.labels.length / stride);
    const every = (column: ArrayLike<number>) =>
      Float32Array.from({ length: count }, (_, place) => column[place * stride] as number);
    const points = {
      count,
      labels: every(judged.labels),
      part: new Uint8Array(count).fill(part),
      features: [],
      positions: [],
    };
    // They are in the unit of the data already.
    return { drawn: { ...view, points, targetScale: UNSCALED } satisfies PlotView, said: every(judged.scores) };
  }, [judged, view, part, stride]);
  const predictions = useMemo<LiveSource<ArrayLike<number>>>(() => ({ ...STILL, get: () => said }), [said]);
  const describe = useCallback(
    (place: number) => {
      const [target, prediction] = [drawn.points.labels[place] ?? Number.NaN, said[place] ?? Number.NaN];
      return `target ${formatNumber(target)}, prediction ${formatNumber(prediction)}, residual ${formatNumber(prediction - target)}`;
    },
    [drawn, said],
  );
  const pictures = { view: drawn, height: HEIGHT, describe, card: (place: number) => <p>{describe(place)}</p> };
  const thinned = stride > 1 && `; one example in ${stride} is drawn`;

  return (
    <div className={styles.curves}>
      <section aria-labelledby="predicted-actual">
        <h3 id="predicted-actual">
          Predicted against actual <small>right is on the diagonal{thinned}</small>
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
          Residuals <small>a pattern is something left to learn</small>
        </h3>
        <ResidualPlot said={said} {...pictures} />
      </section>
    </div>
  );
}
