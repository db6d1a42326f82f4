/** The names of endings agree with the catalog of metrics, which the page does not load to read a link. */
import { describe, expect, it } from 'vitest';
import type { MetricDef } from '../../../src/catalog/metrics/definition.ts';
import { metrics } from '../../../src/catalog/metrics/index.ts';
import { dataOf, defaultSpec, endingsFor, rangeOf, scoreOf } from '../../../src/experiment/index.ts';
import { idsOf } from '../../../src/experiment/lookup.ts';

const known: Readonly<Record<string, MetricDef>> = metrics;

describe.each(idsOf('datasets'))('the endings of %s', (id) => {
  const spec = defaultSpec(id);
  const { task, sequence } = dataOf(spec);
  const scores = new Set(endingsFor(spec).map(scoreOf));

  it('are the metrics of the catalog that its task has', () => {
    const defined = Object.keys(known).filter((name) => {
      const metric = known[name] as MetricDef;
      return metric.tasks.includes(task) && (!metric.ofSequences || sequence || task === 'multilabel');
    });
    const offered = [...scores].filter((name) => Object.hasOwn(known, name));
    for (const name of offered) expect(known[name]?.tasks, name).toContain(task);
    const missing = defined.filter((name) => !scores.has(name) && !known[name]?.ofSequences);
    expect(missing).toEqual([]);
  });

  it('have the range of their metric', () => {
    for (const name of scores) {
      if (Object.hasOwn(known, name))
        expect(rangeOf(name).max === 1, name).toBe(
          known[name]?.percent || name === 'roc_auc' || name === 'average_precision' || name === 'calibration_error',
        );
    }
  });
});
