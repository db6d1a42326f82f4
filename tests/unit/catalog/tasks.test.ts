import { describe, expect, it } from 'vitest';
import type { MetricDef } from '../../../src/catalog/metrics/definition.ts';
import { metrics } from '../../../src/catalog/metrics/index.ts';
import type { TaskDef } from '../../../src/catalog/tasks/definition.ts';
import { type Task, tasks } from '../../../src/catalog/tasks/index.ts';
import { entryOf, lossesFor, outputsFor } from '../../../src/experiment/index.ts';

describe.each(Object.entries<TaskDef>(tasks))('the task %s', (id, task) => {
  it('is judged by metrics that are defined for it', () => {
    const known: Readonly<Record<string, MetricDef>> = metrics;
    for (const metric of [...task.metrics, ...task.kept]) expect(known[metric]?.tasks, metric).toContain(id);
  });

  // The method of an agent takes the place of a loss.
  it.skipIf(task.learning === 'reinforcement')('has a loss and an output activation that go together', () => {
    expect(lossesFor(id as Task)).toContain(task.loss);
    expect(outputsFor(id as Task, task.loss)).toContain(task.output);
    expect(entryOf('losses', task.loss).outputs[task.output]).toBeNull();
  });
});
