import { line } from 'd3';
import { useMemo, useState } from 'react';
import type { OptimizerDef } from '../../catalog/optimizers/definition.ts';
import { optimizers } from '../../catalog/optimizers/index.ts';
import { formatNumber } from '../../math/format.ts';
import { Formula } from '../../ui/controls/Formula.tsx';
import { defaultsOf } from '../parts/defaults.ts';
import { EntrySelect } from '../parts/EntrySelect.tsx';
import { Figure } from '../parts/Figure.tsx';
import { FigureSlider } from '../parts/FigureSlider.tsx';
import { Handle } from '../parts/Handle.tsx';
import { Plane } from '../parts/Plane.tsx';
import { type Look, lookOf } from '../parts/series.ts';
import { Transport } from '../parts/Transport.tsx';
import type { Point, Scales } from '../parts/types.ts';
import { pointWords } from '../parts/words.ts';
import { Contours } from './Contours.tsx';
import styles from './OptimizerRaceFigure.module.css';
import { type Runner, racer } from './race.ts';
import { SURFACES, type Surface, type SurfaceId } from './surfaces.ts';

const OPTIMIZERS: Readonly<Record<string, OptimizerDef>> = optimizers;
const IDS = Object.keys(OPTIMIZERS);
const FIRST: readonly string[] = ['sgd', 'momentum', 'rmsprop', 'adam'];
/** A path has at most this many steps. */
const MOST_STEPS = 1000;

/** The states of an optimizer from the start on. */
type Path = readonly Runner[];

/** Optimizers of the catalog side by side on a surface. */
export default function OptimizerRaceFigure() {
  const [surfaceId, setSurfaceId] = useState<SurfaceId>('ravine');
  const surface: Surface = SURFACES[surfaceId];
  const [chosen, setChosen] = useState(FIRST);
  const [factor, setFactor] = useState(1);
  const [start, setStart] = useState<Point>(surface.start);
  const [steps, setSteps] = useState(0);
  const over = steps >= MOST_STEPS ? 'The race is over.' : chosen.length === 0 ? 'Choose an optimizer first.' : null;
  const racers = useRacers(surface, factor);
  const paths = usePaths(racers, chosen, start, steps);

  function choose(id: SurfaceId) {
    setSurfaceId(id);
    setStart(SURFACES[id].start);
    setSteps(0);
  }
  const runners = chosen.map((id) => ({ id, look: lookOf(IDS.indexOf(id)), path: paths[id] as Path }));
  const best = bestOf(runners);
  return (
    <Figure
      id="optimizer_race"
      caption="Play the ravine and see plain SGD zigzag while momentum carries on; then drag the start, and raise the learning rate until a path leaves the picture."
      state={
        <p>
          After {steps} {steps === 1 ? 'step' : 'steps'} from {pointWords(start)}
          {best === null ? '.' : `, ${best.label} has the lowest value: ${formatNumber(best.value)}.`}
        </p>
      }
      onReset={() => {
        choose(surfaceId);
        setChosen(FIRST);
        setFactor(1);
      }}
      controls={
        <>
          <EntrySelect label="Surface" entries={SURFACES} value={surfaceId} onChoose={choose} />
          <Transport
            onStep={(count) => setSteps((before) => Math.min(MOST_STEPS, before + count))}
            over={over}
            stride={5}
            leap={100}
          />
          <FigureSlider
            label="Learning rate"
            title="Times the default of each optimizer"
            value={factor}
            min={0.01}
            max={100}
            scale="log"
            text={`default × ${formatNumber(factor)}`}
            onChange={(value) => {
              setFactor(value);
              setSteps(0);
            }}
          />
        </>
      }
    >
      <div className={styles.race}>
        <div>
          <Plane
            label={`Contours of ${surface.label} with the paths of the optimizers`}
            x={surface.x}
            y={surface.y}
            xName="x"
            yName="y"
            equal
            height={380}
            handles={(scales) => (
              <Handle
                label="Start"
                text={pointWords(start)}
                scales={scales}
                at={start}
                step={0.05}
                onMove={(to) => {
                  setStart(to);
                  setSteps(0);
                }}
              >
                <circle r={6} className={styles.start} />
              </Handle>
            )}
          >
            {(scales) => (
              <>
                <Contours surface={surface} scales={scales} />
                {surface.minima.map((minimum) => (
                  <path
                    key={pointWords(minimum)}
                    className={styles.minimum}
                    transform={`translate(${scales.x(minimum.x)},${scales.y(minimum.y)})`}
                    d="M-4,-4L4,4M-4,4L4,-4"
                  />
                ))}
                {runners.map(({ id, look, path }) => (
                  <PathShape key={id} look={look} path={path} scales={scales} />
                ))}
              </>
            )}
          </Plane>
          <Formula tex={surface.tex} />
        </div>
        <Standings
          runners={runners}
          factor={factor}
          onToggle={(id) => setChosen(IDS.filter((other) => chosen.includes(other) !== (other === id)))}
        />
      </div>
    </Figure>
  );
}

/** Builds each optimizer's step once for a surface and a learning rate. */
function useRacers(surface: Surface, factor: number) {
  return useMemo(() => {
    const made = new Map<string, ReturnType<typeof racer>>();
    return (id: string) => {
      const optimizer = OPTIMIZERS[id] as OptimizerDef;
      const known = made.get(id) ?? racer(optimizer, argsOf(optimizer, factor), surface);
      made.set(id, known);
      return known;
    };
  }, [surface, factor]);
}

/** The paths of the chosen optimizers, continued from the steps that are already known. */
function usePaths(
  racers: (id: string) => ReturnType<typeof racer>,
  chosen: readonly string[],
  start: Point,
  steps: number,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other racers or another start begin new paths
  const known = useMemo(() => new Map<string, Runner[]>(), [racers, start]);
  const paths = chosen.map((id) => {
    const path = known.get(id) ?? [racers(id).start(start)];
    while (path.length <= steps) path.push(racers(id).step(path.at(-1) as Runner));
    known.set(id, path);
    return [id, path.slice(0, steps + 1)] as const;
  });
  return Object.fromEntries<Path>(paths);
}

function argsOf({ hyper }: OptimizerDef, factor: number): Readonly<Record<string, number>> {
  const args = defaultsOf(hyper);
  return { ...args, lr: (args.lr as number) * factor };
}

interface Entrant {
  readonly id: string;
  readonly look: Look;
  readonly path: Path;
}

function bestOf(runners: readonly Entrant[]): { readonly label: string; readonly value: number } | null {
  const here = runners.flatMap(({ id, path }) => {
    const { isLost, value, step } = path.at(-1) as Runner;
    return isLost || step === 0 ? [] : [{ label: labelOf(id), value }];
  });
  return here.reduce<(typeof here)[number] | null>((best, one) => (best && best.value <= one.value ? best : one), null);
}

function labelOf(id: string): string {
  return OPTIMIZERS[id]?.label ?? id;
}

function PathShape({ path, look, scales }: { readonly path: Path; readonly look: Look; readonly scales: Scales }) {
  const shown = path.filter(({ isLost }) => !isLost);
  const last = shown.at(-1);
  const d = line<Runner>()
    .x(({ at }) => scales.x(at.x))
    .y(({ at }) => scales.y(at.y))(shown);
  return (
    <>
      <path className={styles.halo} d={d ?? ''} />
      <path className={styles.path} style={look} d={d ?? ''} />
      {last && (
        <circle
          className={styles.end}
          style={{ fill: look.stroke }}
          cx={scales.x(last.at.x)}
          cy={scales.y(last.at.y)}
          r={5}
        />
      )}
    </>
  );
}

interface StandingsProps {
  readonly runners: readonly Entrant[];
  readonly factor: number;
  readonly onToggle: (id: string) => void;
}

/** All optimizers: which run, with which learning rate, and where they are. */
function Standings({ runners, factor, onToggle }: StandingsProps) {
  return (
    <table className={styles.standings}>
      <thead>
        <tr>
          <th scope="col">Optimizer</th>
          <th scope="col">Rate</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {IDS.map((id, index) => {
          const look = lookOf(index);
          const last = runners.find((runner) => runner.id === id)?.path.at(-1);
          const optimizer = OPTIMIZERS[id] as OptimizerDef;
          return (
            <tr key={id} data-off={last ? undefined : ''}>
              <th scope="row">
                <label>
                  <input type="checkbox" checked={last !== undefined} onChange={() => onToggle(id)} />
                  <svg viewBox="0 0 24 8" className={styles.sample} aria-hidden="true">
                    <line x2={24} y1={4} y2={4} strokeWidth={2} style={look} />
                  </svg>
                  {optimizer.label}
                </label>
              </th>
              <td>{formatNumber(argsOf(optimizer, factor).lr as number)}</td>
              <td>{last === undefined ? '' : last.isLost ? 'lost' : formatNumber(last.value)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
