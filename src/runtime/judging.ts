import type { Judged } from '../catalog/metrics/definition.ts';
import { judgedAt } from '../catalog/metrics/judged.ts';
import { decisionBoundary } from '../compiler/objective.ts';
import type { Member } from '../compiler/replicas.ts';
import { PARTS, type Part } from '../experiment/experiment.ts';
import { entryOf } from '../experiment/index.ts';
import { concatenate } from '../math/tensor.ts';
import type { Answers } from './answers.ts';

/** The answers of a network for the examples of a part that are scored, for metrics. */
export function judgedPart({ spec, data }: Member, { values, logOdds }: Answers, part: Part): Judged {
  const { answer, classes, outputs, positions, targetScale, parts, task } = data;
  const before = PARTS.slice(0, PARTS.indexOf(part)).reduce((sum, one) => sum + parts[one].labels.length, 0);
  const scored = Array.from(parts[part].labels.keys()).filter((row) => !Number.isNaN(parts[part].labels[row]));
  return judgedAt(
    {
      answer,
      classes: classes.length,
      width: answer === 'labels' ? 1 : outputs,
      threshold: decisionBoundary(spec),
      probabilities: spec.output.id === entryOf('tasks', task).probabilities,
      targetScale,
      positions: positions?.count ?? null,
      labels: concatenate(PARTS.map((one) => parts[one].labels)),
      values,
      logOdds,
    },
    scored.map((row) => before + row),
  );
}
