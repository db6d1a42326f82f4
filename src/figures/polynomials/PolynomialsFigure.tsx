import { line } from 'd3';
import { useDeferredValue, useMemo, useState } from 'react';
import { formatNumber } from '../../math/format.ts';
import { outline } from '../../plots/core/marks.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Figure } from '../parts/Figure.tsx';
import { FigureSlider } from '../parts/FigureSlider.tsx';
import { Key } from '../parts/Key.tsx';
import { LogCurves } from '../parts/LogCurves.tsx';
import { Plane } from '../parts/Plane.tsx';
import { lookOf } from '../parts/series.ts';
import type { Domain, Scales } from '../parts/types.ts';
import styles from './PolynomialsFigure.module.css';
import { fitPolynomial, valueAt } from './polynomial.ts';
import { curveAt, degrees, drawSample, errorsByDegree, fitsOf, HIGHEST_DEGREE, qualityOf } from './study.ts';

const X: Domain = [-1, 1];
const Y: Domain = [-2.2, 2.2];
const RESAMPLINGS = 25;
const START = { degree: 3, ridge: 0, noise: 0.3, seed: 1 };
const GRID: readonly number[] = Array.from({ length: 121 }, (_, index) => -1 + index / 60);
const [FIT, TRAINING, VALIDATION, BIAS, VARIANCE] = [lookOf(0), lookOf(0), lookOf(1), lookOf(2), lookOf(3)];

/** Polynomials of a degree on noisy samples of a curve. */
export default function PolynomialsFigure() {
  const [setting, setSetting] = useState(START);
  const { degree } = setting;
  // Sliders move at once, and what takes longer to compute follows.
  const { ridge, noise, seed } = useDeferredValue(setting);
  const set = (change: Partial<typeof START>) => setSetting((before) => ({ ...before, ...change }));
  const sample = useMemo(() => drawSample(noise, seed), [noise, seed]);
  const others = useMemo(
    () => Array.from({ length: RESAMPLINGS }, (_, index) => drawSample(noise, 1000 * seed + index)),
    [noise, seed],
  );
  const errors = useMemo(() => errorsByDegree(sample, ridge), [sample, ridge]);
  const qualities = useMemo(() => degrees().map((each) => qualityOf(others, each, ridge)), [others, ridge]);
  const fit = useMemo(
    () => fitPolynomial(sample.training.x, sample.training.y, degree, ridge),
    [sample, degree, ridge],
  );
  const fits = useMemo(() => fitsOf(others, degree, ridge), [others, degree, ridge]);
  const curves = [
    { name: 'Training error', values: errors.training, look: TRAINING },
    { name: 'Validation error', values: errors.validation, look: VALIDATION },
    { name: 'Bias²', values: qualities.map(({ bias }) => bias), look: BIAS },
    { name: 'Variance', values: qualities.map(({ variance }) => variance), look: VARIANCE },
  ];
  const best = errors.validation.indexOf(Math.min(...errors.validation));
  return (
    <Figure
      id="polynomials"
      caption="Raise the degree: the training error only falls, but the faint fits to other samples spread and the validation error rises again; then add a little ridge."
      state={
        <p>
          Degree {degree}: training error {formatNumber(errors.training[degree] as number)}, validation error{' '}
          {formatNumber(errors.validation[degree] as number)}; over {RESAMPLINGS} other samples, bias²{' '}
          {formatNumber(qualities[degree]?.bias ?? Number.NaN)} and variance{' '}
          {formatNumber(qualities[degree]?.variance ?? Number.NaN)}. Of all degrees, {best} has the lowest validation
          error.
        </p>
      }
      onReset={() => setSetting(START)}
      controls={
        <>
          <FigureSlider
            label="Degree"
            value={degree}
            min={0}
            max={HIGHEST_DEGREE}
            integer
            onChange={(value) => set({ degree: value })}
          />
          <FigureSlider
            label="Ridge λ"
            value={setting.ridge}
            min={0}
            max={10}
            scale="log"
            onChange={(value) => set({ ridge: value })}
          />
          <FigureSlider
            label="Noise σ"
            value={setting.noise}
            min={0.05}
            max={1}
            onChange={(value) => set({ noise: value })}
          />
          <Button onClick={() => set({ seed: setting.seed + 1 })}>Another sample</Button>
        </>
      }
    >
      <Plane label={`A polynomial of degree ${degree} and its examples`} x={X} y={Y} xName="x" yName="y" height={300}>
        {(scales) => (
          <>
            {fits.map((other, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a sample is identified by its index
              <path key={index} className={styles.other} d={pathOf((x) => valueAt(other, x), scales)} />
            ))}
            <path className={styles.curve} d={pathOf(curveAt, scales)} />
            <path className={styles.fit} style={FIT} d={pathOf((x) => valueAt(fit, x), scales)} />
            {([sample.validation, sample.training] as const).map(({ x, y }, part) =>
              x.map((place, index) => (
                <path
                  key={place}
                  className={part === 0 ? styles.validation : styles.training}
                  transform={`translate(${scales.x(place)},${scales.y(y[index] as number)})`}
                  d={outline(1 - part, part === 0 ? 2.6 : 4)}
                />
              )),
            )}
          </>
        )}
      </Plane>
      <div>
        <Key entries={curves} />
        <LogCurves
          label="Errors, bias and variance by degree"
          xName="Degree"
          yName="Mean square"
          x={[0, HIGHEST_DEGREE]}
          curves={curves}
          mark={degree}
          most={4}
          height={270}
        />
      </div>
    </Figure>
  );
}

function pathOf(of: (x: number) => number, scales: Scales): string {
  // Far outside the picture, paths would be needlessly long.
  const bounded = (y: number) => Math.min(50, Math.max(-50, y));
  return (
    line<number>()
      .x((x) => scales.x(x))
      .y((x) => scales.y(bounded(of(x))))(GRID as number[]) ?? ''
  );
}
