import { useId, useState } from 'react';
import { formatNumber, formatPercent } from '../../math/format.ts';
import { outline } from '../../plots/core/marks.ts';
import { Figure } from '../parts/Figure.tsx';
import { FigureSlider } from '../parts/FigureSlider.tsx';
import { Handle } from '../parts/Handle.tsx';
import { Plane } from '../parts/Plane.tsx';
import { lookOf } from '../parts/series.ts';
import type { Domain, Point, Scales } from '../parts/types.ts';
import { pointWords } from '../parts/words.ts';
import styles from './AttentionFigure.module.css';
import { type Attended, attend, type Token } from './attend.ts';

const NAMES = ['the', 'old', 'cat', 'sat', 'down'];
const DOMAIN: Domain = [-3, 3];
const ORIGIN: Point = { x: 0, y: 0 };

const token = (query: readonly number[], key: readonly number[], value: readonly number[]): Token => {
  const point = ([x = 0, y = 0]: readonly number[]): Point => ({ x, y });
  return { query: point(query), key: point(key), value: point(value) };
};
const TOKENS: readonly Token[] = [
  token([0.5, 0.5], [-1.5, -0.5], [-2, -2]),
  token([1, 1.5], [-0.5, 1.5], [-2, 2]),
  token([-0.5, 2], [2, 1], [2, 2]),
  token([2, 0.5], [0.5, -2], [2, -2]),
  token([1.5, -1.5], [-2, 1], [0, 0.5]),
];
const START = { count: 4, asking: 3 };

/** Queries and keys to drag, and the mean of values that they lead to. */
export default function AttentionFigure() {
  const [tokens, setTokens] = useState(TOKENS);
  const [count, setCount] = useState(START.count);
  const [asking, setAsking] = useState(START.asking);
  const row = Math.min(asking, count - 1);
  const present = tokens.slice(0, count);
  const attended = attend(present);
  const weights = attended.weights[row] as readonly number[];
  const output = attended.outputs[row] as Point;
  const { query } = tokens[row] as Token;
  const set = (index: number, change: Partial<Token>) =>
    setTokens(tokens.with(index, { ...(tokens[index] as Token), ...change }));

  return (
    <Figure
      id="attention"
      caption="Turn the query towards a key and its weight grows; move the query to the origin and all tokens count the same; pull it further out and one token takes all."
      state={
        <p>
          “{NAMES[row]}” asks with q = {pointWords(query)}. Its weights are{' '}
          {weights.map((weight, index) => `${NAMES[index]} ${formatPercent(weight)}`).join(', ')}, so its output is{' '}
          {weights.map((weight, index) => `${formatNumber(weight, { digits: 2 })} · v(${NAMES[index]})`).join(' + ')} ={' '}
          {pointWords(output)}.
        </p>
      }
      onReset={() => {
        setTokens(TOKENS);
        setCount(START.count);
        setAsking(START.asking);
      }}
      controls={<FigureSlider label="Tokens" value={count} min={3} max={5} integer onChange={setCount} />}
    >
      <Plane
        label={`The query of ${NAMES[row]} and the keys`}
        x={DOMAIN}
        y={DOMAIN}
        xName="Query and keys"
        equal
        height={300}
        handles={(scales) => (
          <>
            {present.map(({ key }, index) => (
              <Handle
                key={NAMES[index]}
                label={`Key of ${NAMES[index]}`}
                text={`${pointWords(key)}, weight ${formatPercent(weights[index] as number)}`}
                scales={scales}
                at={key}
                step={0.1}
                onMove={(to) => set(index, { key: to })}
              >
                <TokenShape index={index} shape={1} />
              </Handle>
            ))}
            <Handle
              label={`Query of ${NAMES[row]}`}
              text={pointWords(query)}
              scales={scales}
              at={query}
              step={0.1}
              onMove={(to) => set(row, { query: to })}
            >
              <circle r={8} className={styles.query} />
              <text className={styles.letter} y={4} textAnchor="middle">
                q
              </text>
            </Handle>
          </>
        )}
      >
        {(scales) => (
          <>
            {present.map(({ key }, index) => (
              <Arrow key={NAMES[index]} to={key} scales={scales} stroke={lookOf(index).stroke} width={1.5} />
            ))}
            <Arrow to={query} scales={scales} stroke="var(--ink)" width={2.5} />
          </>
        )}
      </Plane>
      <Plane
        label="The values and their weighted sum"
        x={DOMAIN}
        y={DOMAIN}
        xName="Values and output"
        equal
        height={300}
        handles={(scales) =>
          present.map(({ value }, index) => (
            <Handle
              key={NAMES[index]}
              label={`Value of ${NAMES[index]}`}
              text={`${pointWords(value)}, weight ${formatPercent(weights[index] as number)}`}
              scales={scales}
              at={value}
              step={0.1}
              onMove={(to) => set(index, { value: to })}
            >
              <TokenShape index={index} shape={0} />
            </Handle>
          ))
        }
      >
        {(scales) => (
          <>
            {present.map(({ value }, index) => (
              <line
                key={NAMES[index]}
                style={{ stroke: lookOf(index).stroke, strokeWidth: 1 + 7 * (weights[index] as number) }}
                strokeOpacity={0.6}
                x1={scales.x(value.x)}
                y1={scales.y(value.y)}
                x2={scales.x(output.x)}
                y2={scales.y(output.y)}
              />
            ))}
            <path
              className={styles.output}
              transform={`translate(${scales.x(output.x)},${scales.y(output.y)})`}
              d={outline(2, 7)}
            />
          </>
        )}
      </Plane>
      <Weights attended={attended} row={row} onAsk={setAsking} />
    </Figure>
  );
}

interface WeightsProps {
  readonly attended: Attended;
  readonly row: number;
  readonly onAsk: (token: number) => void;
}

/** A row for each query: its weights, and for the one that asks its scores. */
function Weights({ attended: { scores, weights }, row, onAsk }: WeightsProps) {
  const group = useId();
  return (
    <div className={styles.scroll}>
      <table className={styles.weights}>
        <caption>Softmax of each row; its scores q · k / √2 for the query in view</caption>
        <thead>
          <tr>
            <th scope="col">Query</th>
            {weights.map((_, index) => (
              <th key={NAMES[index]} scope="col">
                {NAMES[index]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weights.map((shares, index) => (
            <tr key={NAMES[index]} data-in-view={index === row ? '' : undefined}>
              <th scope="row">
                <label>
                  <input type="radio" name={group} checked={index === row} onChange={() => onAsk(index)} />
                  {NAMES[index]}
                </label>
              </th>
              {shares.map((share, column) => (
                <td key={NAMES[column]}>
                  <span
                    className={styles.share}
                    style={{
                      background: `color-mix(in srgb, var(--positive) ${(55 * share).toFixed(1)}%, transparent)`,
                    }}
                  >
                    {formatPercent(share)}
                  </span>
                  {index === row && <small>{formatNumber(scores[index]?.[column] as number)}</small>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ArrowProps {
  readonly to: Point;
  readonly scales: Scales;
  readonly stroke: string;
  readonly width: number;
}

/** A vector from the origin. */
function Arrow({ to, scales, stroke, width }: ArrowProps) {
  return (
    <line
      style={{ stroke, strokeWidth: width }}
      x1={scales.x(ORIGIN.x)}
      y1={scales.y(ORIGIN.y)}
      x2={scales.x(to.x)}
      y2={scales.y(to.y)}
    />
  );
}

/** A key as a diamond, a value as a disc, with the token beside it. */
function TokenShape({ index, shape }: { readonly index: number; readonly shape: 0 | 1 }) {
  return (
    <>
      <path d={outline(shape, 6)} style={{ fill: lookOf(index).stroke }} />
      <text className={styles.name} x={9} y={-5}>
        {NAMES[index]}
      </text>
    </>
  );
}
