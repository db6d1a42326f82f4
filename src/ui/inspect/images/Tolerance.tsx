import { formatCount, formatNumber, formatPercent } from '../../../math/format.ts';
import { DistancePlot } from '../../../plots/curves/DistancePlot.tsx';
import type { RunView, Tolerance as ToleranceFound } from '../../../runtime/protocol.ts';
import { inspect, useInspection } from '../../../store/inspection.ts';
import { Button } from '../../controls/Button.tsx';
import { useFinding } from '../../useWatch.ts';
import styles from './Images.module.css';

interface ToleranceProps {
  readonly view: RunView;
}

const PLOT_HEIGHT = 168;

/** How predictions hold up when the examples are moved further and further, beside a dense network on request. */
export function Tolerance({ view }: ToleranceProps) {
  const rival = useInspection((store) => store.rival);
  const convolves = view.parameters.some(({ shape }) => shape.length === 4);
  const isBeside = rival && convolves;
  const found = useFinding('tolerance', isBeside ? 'rival' : 'alone');
  const isRegression = view.answer === 'number';
  const write = isRegression ? (score: number) => formatNumber(score) : formatPercent;
  const measure = isRegression ? 'mean distance from the target' : 'correct predictions';
  return (
    <section className={styles.tolerance} aria-labelledby="shift-tolerance">
      <div className={styles.toleranceHead}>
        <h3 id="shift-tolerance">
          Moved further and further <small>{measure} by the distance in pixels</small>
        </h3>
        <Button
          reason={convolves ? null : 'This network has no convolution to compare with a dense network'}
          onClick={() => inspect({ rival: !rival })}
        >
          {isBeside ? 'Remove the dense network' : 'Train a dense network beside it'}
        </Button>
      </div>
      {found ? (
        <>
          <p className={styles.remark}>{aboutWords(found)}</p>
          {isBeside && found.networks.length < 2 && (
            <p className={styles.remark} role="status">
              A dense network with about as many parameters, or with more if those are fewer than eight units, trains
              for the same number of steps, on the same batches and with the same settings. Its curve appears when it
              has caught up.
            </p>
          )}
          <div className={styles.compared}>
            <DistancePlot
              curves={found.networks.map(({ scores }, index) => ({ name: nameOf(index), scores }))}
              label={`${measure} by the distance in pixels`}
              yRange={isRegression ? null : [0, 1]}
              write={isRegression ? write : (share) => `${Math.round(100 * share)}%`}
              height={PLOT_HEIGHT}
            />
            <Table found={found} write={write} />
          </div>
          {found.networks.length > 1 && (
            <p className={styles.remark}>
              A convolution moves its maps along with the image, but a dense layer after it expects every pattern where
              it was in training. Pooling over larger parts of the image, or global pooling, makes a network more
              tolerant.
            </p>
          )}
        </>
      ) : (
        <p className={styles.remark}>The curve appears as soon as the engine has measured it.</p>
      )}
    </section>
  );
}

interface TableProps {
  readonly found: ToleranceFound;
  readonly write: (score: number) => string;
}

function Table({ found, write }: TableProps) {
  const distances = found.networks[0]?.scores.map((_, distance) => distance) ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls has to be reachable by key
    <section className={styles.scroll} tabIndex={0} aria-label="Networks by distance">
      <table className={styles.networks}>
        <thead>
          <tr>
            <th scope="col">Network</th>
            <th scope="col">parameters</th>
            {distances.map((distance) => (
              <th key={distance} scope="col">
                {distance === 0 ? 'not moved' : `${distance} px`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.networks.map(({ net, parameters, step, scores }, index) => (
            <tr key={net}>
              <th scope="row">
                <span className={styles.network} data-network={index}>
                  {nameOf(index)}
                </span>
                <code translate="no">{net}</code>
                {step !== found.step && <small>step {formatCount(step)}</small>}
              </th>
              <td>{formatCount(parameters)}</td>
              {scores.map((score, distance) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a score is identified by its distance
                <td key={distance}>{write(score)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function nameOf(network: number): string {
  return network === 0 ? 'this network' : 'dense';
}

function aboutWords({ examples, part, step }: ToleranceFound): string {
  const of = `${formatCount(examples)} ${part === 'train' ? 'training' : part} examples`;
  return `${of} at step ${formatCount(step)}, each moved left, right, up and down.`;
}
