import { useMemo, useState } from 'react';
import type { LossDef } from '../../catalog/losses/definition.ts';
import { losses } from '../../catalog/losses/index.ts';
import { formatNumber } from '../../math/format.ts';
import { defaultsOf } from '../parts/defaults.ts';
import { Figure } from '../parts/Figure.tsx';
import { FigureSlider } from '../parts/FigureSlider.tsx';
import { Handle } from '../parts/Handle.tsx';
import { Key } from '../parts/Key.tsx';
import { Plane } from '../parts/Plane.tsx';
import { lookOf } from '../parts/series.ts';
import type { Domain, Point } from '../parts/types.ts';
import { pointWords } from '../parts/words.ts';
import { type FittedLine, fitLine, pointLoss } from './line-fit.ts';
import styles from './OutliersFigure.module.css';

/** The losses of numbers that are a mean over the points; the root of a mean has its minimum at the same line. */
const LOSSES: Readonly<Record<string, LossDef>> = Object.fromEntries(
  Object.entries<LossDef>(losses).filter(
    ([, { tasks, ofMean, game, target }]) => tasks.includes('regression') && target === 'values' && !ofMean && !game,
  ),
);
const IDS = Object.keys(LOSSES);

const X: Domain = [0, 10];
const Y: Domain = [-2, 12];
const POINTS: readonly Point[] = [1.4, 1.7, 2.6, 3.3, 3.6, 4.8, 5.1, 5.9, 0.5].map((y, index) => ({ x: index + 1, y }));
const DELTA = losses.huber.hyper.delta;

/** A line through points for each loss, and a point to drag away. */
export default function OutliersFigure() {
  const [points, setPoints] = useState(POINTS);
  const [delta, setDelta] = useState(DELTA.default);
  const lines = useMemo(
    () =>
      IDS.map((id) => {
        const loss = LOSSES[id] as LossDef;
        return fitLine(
          points,
          pointLoss(loss, { ...defaultsOf(loss.hyper), ...(id === 'huber' && { delta }) }, points.length),
        );
      }),
    [points, delta],
  );
  const curves = IDS.map((id, index) => ({
    name: (LOSSES[id] as LossDef).label,
    look: lookOf(index),
    line: lines[index] as FittedLine,
  }));
  return (
    <Figure
      id="outliers"
      caption="Drag the outlier at the lower right further down: the line of the squared error follows it, that of the absolute error stays with the other points, and δ decides what Huber’s does."
      state={
        <p>
          {curves.map(({ name, line }) => `${name}: ${lineWords(line)}, loss ${formatNumber(line.loss)}`).join('; ')}.
        </p>
      }
      onReset={() => {
        setPoints(POINTS);
        setDelta(DELTA.default);
      }}
      controls={
        <FigureSlider
          label="Huber’s δ"
          title={DELTA.explain}
          value={delta}
          min={DELTA.min}
          max={DELTA.max}
          scale={DELTA.scale}
          onChange={setDelta}
        />
      }
    >
      <div>
        <Key
          entries={curves.map(({ name, look, line }) => ({ name, look, text: `slope ${formatNumber(line.slope)}` }))}
        />
        <Plane
          label="Points and a line for each loss"
          x={X}
          y={Y}
          xName="x"
          yName="y"
          height={340}
          handles={(scales) =>
            points.map((point, index) => (
              <Handle
                // biome-ignore lint/suspicious/noArrayIndexKey: a point is identified by its index
                key={index}
                label={`Point ${index + 1}`}
                text={pointWords(point)}
                scales={scales}
                at={point}
                step={0.1}
                onMove={(to) => setPoints(points.with(index, to))}
              >
                <circle r={6} className={styles.point} />
              </Handle>
            ))
          }
        >
          {(scales) =>
            curves.map(({ name, look, line: { slope, offset } }) => (
              <line
                key={name}
                className={styles.line}
                style={look}
                x1={scales.x(X[0])}
                y1={scales.y(slope * X[0] + offset)}
                x2={scales.x(X[1])}
                y2={scales.y(slope * X[1] + offset)}
              />
            ))
          }
        </Plane>
      </div>
    </Figure>
  );
}

function lineWords({ slope, offset }: FittedLine): string {
  return `y = ${formatNumber(slope)}x ${offset < 0 ? '−' : '+'} ${formatNumber(Math.abs(offset))}`;
}
