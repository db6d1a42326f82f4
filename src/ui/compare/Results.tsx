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
}

const SCORES: readonly ScoreId[] = ['loss', 'metric'];

/** What each experiment has reached, and what it cost. */
export function Results({ ids, specs, metric }: ResultsProps) {
  const columns = SCORES.flatMap((score) => partsOf(specs).map((part) => ({ score, part })));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard
    <section tabIndex={0} aria-label="Table of results" className={styles.results}>
      <table>
        <caption className="visually-hidden">Results of the experiments</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">Step</th>
            {columns.map(({ score, part }) => (
              <th key={`${part}/${score}`} scope="col">
                {part} {scoreName(score, metric).short.toLowerCase()}
              </th>
            ))}
            <th scope="col">Parameters</th>
            <th scope="col" title="Seconds of training, with the evaluations of the curves">
              Seconds
            </th>
          </tr>
        </thead>
        <tbody>
          {ids.map((id, place) => (
            <tr key={id} data-side={letterOf(place)}>
              <th scope="row">
                <CurveMark place={place} />
                {letterOf(place)}
              </th>
              <td>
                <LiveCell name="step" read={(all) => all.run(id)?.step ?? 0} write={formatCount} />
              </td>
              {columns.map(({ score, part }) => (
                <td key={`${part}/${score}`}>
                  <LiveCell
                    name={`${part === 'validation' ? 'val' : part}-${score}`}
                    read={(all) => lastOf(all, id, `${part}/${score}`)}
                    write={(value) => scoreText(score, value, metric)}
                  />
                </td>
              ))}
              <td>{specs[place] && formatCount(parameterTotal(specs[place]))}</td>
              <td>
                <LiveCell
                  read={(all) => (all.run(id)?.trained ?? 0) / 1000}
                  write={(seconds) => seconds.toFixed(seconds < 100 ? 1 : 0)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function lastOf(conductor: Conductor, id: string, series: string): number {
  return conductor.run(id)?.frame?.values[series] ?? Number.NaN;
}
