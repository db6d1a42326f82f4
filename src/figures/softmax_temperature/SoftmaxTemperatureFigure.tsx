import { useState } from 'react';
import { formatNumber, formatPercent } from '../../math/format.ts';
import { Figure } from '../parts/Figure.tsx';
import { FigureSlider } from '../parts/FigureSlider.tsx';
import { Handle } from '../parts/Handle.tsx';
import { Plane } from '../parts/Plane.tsx';
import { lookOf } from '../parts/series.ts';
import type { Domain, Scales } from '../parts/types.ts';
import styles from './SoftmaxTemperatureFigure.module.css';
import { entropyOf, probabilitiesOf } from './temperature.ts';

const NAMES = ['A', 'B', 'C', 'D', 'E'];
const LOGITS: readonly number[] = [2, 1, 0.5, -0.5, -1.5];
const X: Domain = [0, NAMES.length];
const LOGIT: Domain = [-5, 5];

/** Logits as bars to drag, and their probabilities at a temperature. */
export default function SoftmaxTemperatureFigure() {
  const [logits, setLogits] = useState(LOGITS);
  const [temperature, setTemperature] = useState(1);
  const probabilities = probabilitiesOf(logits, temperature);
  const entropy = entropyOf(probabilities);
  const most = Math.log(logits.length);
  return (
    <Figure
      id="softmax_temperature"
      caption="Lower the temperature until the largest logit takes everything, then raise it until all classes are nearly equal; the order of the classes never changes."
      state={
        <p>
          At temperature {formatNumber(temperature)}:{' '}
          {probabilities.map((p, index) => `${NAMES[index]} ${formatPercent(p)}`).join(', ')}. The entropy is{' '}
          {formatNumber(entropy)} nats of at most log {logits.length} = {formatNumber(most)}.
        </p>
      }
      onReset={() => {
        setLogits(LOGITS);
        setTemperature(1);
      }}
      controls={
        <FigureSlider
          label="Temperature T"
          value={temperature}
          min={0.05}
          max={20}
          scale="log"
          onChange={setTemperature}
        />
      }
    >
      <Plane
        label="Logits"
        x={X}
        y={LOGIT}
        xTicks={NAMES}
        yName="Logit z"
        height={240}
        handles={(scales) =>
          logits.map((logit, index) => (
            <Handle
              key={NAMES[index]}
              label={`Logit of ${NAMES[index]}`}
              text={`${formatNumber(logit)}, probability ${formatPercent(probabilities[index] as number)}`}
              scales={scales}
              at={{ x: index + 0.5, y: logit }}
              step={0.1}
              only="y"
              onMove={({ y }) => setLogits(logits.with(index, y))}
            >
              <rect x={-11} y={-4} width={22} height={8} rx={3} style={{ fill: lookOf(index).stroke }} />
            </Handle>
          ))
        }
      >
        {(scales) => <Bars values={logits} scales={scales} />}
      </Plane>
      <Plane label="Probabilities" x={X} y={[0, 1]} xTicks={NAMES} yName="Probability" height={240}>
        {(scales) => (
          <>
            <Bars values={probabilities} scales={scales} />
            {probabilities.map((p, index) => (
              <text
                key={NAMES[index]}
                className={styles.number}
                x={scales.x(index + 0.5)}
                y={scales.y(Math.min(0.94, p)) - 5}
                textAnchor="middle"
              >
                {formatPercent(p)}
              </text>
            ))}
          </>
        )}
      </Plane>
    </Figure>
  );
}

/** A bar for each value, from 0. */
function Bars({ values, scales }: { readonly values: readonly number[]; readonly scales: Scales }) {
  const zero = scales.y(0);
  const [left, right] = [scales.x(0.18), scales.x(0.82)];
  return values.map((value, index) => {
    const end = scales.y(value);
    return (
      <rect
        key={NAMES[index]}
        style={{ fill: lookOf(index).stroke }}
        className={styles.bar}
        x={scales.x(index + 0.18)}
        width={right - left}
        y={Math.min(zero, end)}
        height={Math.abs(end - zero)}
      />
    );
  });
}
