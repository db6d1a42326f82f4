import type { ReactNode } from 'react';
import type { ExperimentSpec } from '../../experiment/index.ts';
import { formatCount } from '../../math/format.ts';
import type { RunView } from '../../runtime/protocol.ts';
import type { ScoreId } from '../../runtime/series.ts';
import { partsOf, scoreName, scoreText } from '../series.ts';
import styles from './Compare.module.css';
import { CurveMark } from './CurveMark.tsx';
import type { Conductor } from './conductor.ts';
import { LiveCell } from './LiveCell.tsx';
import { letterOf } from './letters.ts';
import { parameterTotal } from './words.ts';

interface ResultsProps {
  readonly ids: readonly string[];
  readonly specs: readonly ExperimentSpec[];
  readonly metric: RunView['metric'] | undefined;
  /** Whether each experiment is a column, which is narrower. */
  readonly upright: boolean;
}

/** One of the numbers that the table has of every experiment. */
interface Quantity {
  readonly name: string;
  readonly title?: string;
  readonly cell: (id: string, place: number) => ReactNode;
}

const SCORES: readonly ScoreId[] = ['loss', 'metric'];

/** What each experiment has reached, and what it cost. */
export function Results({ ids, specs, metric, upright }: ResultsProps) {
  const quantities = quantitiesOf(specs, metric);
  const columnHead = ({ name, title }: Quantity) => (
    <th key={name} scope="col" title={title}>
      {name}
    </th>
  );
  const sideHead = (place: number, scope: 'row' | 'col') => (
    <th key={ids[place]} scope={scope}>
      <CurveMark place={place} />
      {letterOf(place)}
    </th>
  );
  const cell = ({ name, cell: show }: Quantity, id: string, place: number) => (
    <td key={`${id}/${name}`} data-side={letterOf(place)}>
      {show(id, place)}
    </td>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard
    <section tabIndex={0} aria-label="Table of results" className={styles.results}>
      <table data-upright={upright || undefined}>
        <caption className="visually-hidden">Results of the experiments</caption>
        <thead>
          <tr>
            <td />
            {upright ? ids.map((_, place) => sideHead(place, 'col')) : quantities.map(columnHead)}
          </tr>
        </thead>
        <tbody>
          {upright
            ? quantities.map((quantity) => (
                <tr key={quantity.name}>
                  <th scope="row" title={quantity.title}>
                    {quantity.name}
                  </th>
                  {ids.map((id, place) => cell(quantity, id, place))}
                </tr>
              ))
            : ids.map((id, place) => (
                <tr key={id}>
                  {sideHead(place, 'row')}
                  {quantities.map((quantity) => cell(quantity, id, place))}
                </tr>
              ))}
        </tbody>
      </table>
    </section>
  );
}

function quantitiesOf(specs: readonly ExperimentSpec[], metric: RunView['metric'] | undefined): readonly Quantity[] {
  const scores = SCORES.flatMap((score) =>
    partsOf(specs).map(
      (part): Quantity => ({
        name: `${part} ${scoreName(score, metric).short.toLowerCase()}`,
        cell: (id) => (
          <LiveCell
            name={`${part === 'validation' ? 'val' : part}-${score}`}
            read={(all) => lastOf(all, id, `${part}/${score}`)}
            write={(value) => scoreText(score, value, metric)}
          />
        ),
      }),
    ),
  );
  return [
    {
      name: 'Step',
      cell: (id) => <LiveCell name="step" read={(all) => all.run(id)?.step ?? 0} write={formatCount} />,
    },
    ...scores,
    { name: 'Parameters', cell: (_, place) => specs[place] && formatCount(parameterTotal(specs[place])) },
    {
      name: 'Seconds',
      title: 'Seconds of training, with the evaluations of the curves',
      cell: (id) => (
        <LiveCell
          read={(all) => (all.run(id)?.trained ?? 0) / 1000}
          write={(seconds) => seconds.toFixed(seconds < 100 ? 1 : 0)}
        />
      ),
    },
  ];
}

function lastOf(conductor: Conductor, id: string, series: string): number {
  return conductor.run(id)?.frame?.values[series] ?? Number.NaN;
}
