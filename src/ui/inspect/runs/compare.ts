import { differences, type ExperimentSpec, sameData } from '../../../experiment/index.ts';
import type { Outcome } from '../../../store/outcome.ts';
import { comparable } from '../../../store/runs.ts';
import { betterOf, columnTitle, numbersOf } from './columns.ts';

/** A compared run. */
export interface Compared {
  readonly title: string;
  readonly spec: ExperimentSpec;
  readonly outcome: Outcome;
}

/** A line of the comparison, with a value for each run. */
export interface ComparedRow {
  readonly title: string;
  readonly values: readonly string[];
  /** The indices of the best values; empty if the values do not rank the runs. */
  readonly best: readonly number[];
}

/** The differences between the settings of each run and those of the first. */
export function settingsAgainstFirst(runs: readonly Compared[]): readonly (readonly string[])[] {
  const [first] = runs;
  return runs.map(({ spec }) => (first ? differences(first.spec, spec) : []));
}

/** The results of the runs, side by side. */
export function outcomesSideBySide(runs: readonly Compared[]): readonly ComparedRow[] {
  const specs = runs.map(({ spec }) => spec);
  return numbersOf(specs).map((column) => {
    const { of, read, write } = column;
    const metric = of === 'metric' ? sameMetric(runs) : null;
    const ranks = of === 'metric' ? metric !== null : sameLoss(runs);
    const values = runs.map(({ outcome }) => read(outcome));
    return {
      title: columnTitle(column, metric, specs),
      values: runs.map(({ outcome }) => write(outcome)),
      best: of !== 'effort' && ranks ? indicesOfBest(values, betterOf(of, metric)) : [],
    };
  });
}

function indicesOfBest(values: readonly number[], better: 'higher' | 'lower'): readonly number[] {
  const known = values.filter((value) => !Number.isNaN(value));
  const best = better === 'higher' ? Math.max(...known) : Math.min(...known);
  const indices = values.flatMap((value, index) => (value === best ? index : []));
  // If all values are equal, none is the best.
  return known.length < 2 || indices.length === known.length ? [] : indices;
}

function sameLoss(runs: readonly Compared[]): boolean {
  return runs.every(({ spec }) => comparable(spec, (runs[0] as Compared).spec));
}

/** The metric that all runs share on the same data; null if there is none. */
function sameMetric(runs: readonly Compared[]): Outcome['metric'] {
  const [first] = runs;
  const same = runs.every(
    ({ spec, outcome }) => first && sameData(spec, first.spec) && outcome.metric?.id === first.outcome.metric?.id,
  );
  return same ? (first?.outcome.metric ?? null) : null;
}
