import type { PreparedData } from '../../compiler/data.ts';
import { decisionBoundary } from '../../compiler/objective.ts';
import type { ExperimentSpec } from '../../experiment/index.ts';
import { answerOf } from './preparation.ts';
import { quoted } from './script.ts';

/** The most characters of the name of a target in a sentence. */
const LONGEST = 60;

/** What `predict` returns, as a sentence that a docstring can contain. */
export function meaningOf(spec: ExperimentSpec, data: PreparedData): string {
  const { answer, positions } = data;
  const where = positions === null || positions.of === 'label' ? '' : ` at each ${positions.of}`;
  const isProbable = ['sigmoid', 'softmax'].includes(spec.output.id);
  const noun = isProbable ? 'The probability' : 'The output';
  switch (answer) {
    case 'class':
      return `${noun} of each of CLASSES${where}.`;
    case 'side':
      return isProbable
        ? `The probability of CLASSES[1]${where}.`
        : `The output${where}: CLASSES[1] above ${decisionBoundary(spec)}, CLASSES[0] below.`;
    case 'labels':
      return `${noun} of each of CLASSES. An example may have several.`;
    case 'input':
      return 'The reconstructions of examples, prepared like these.';
    default: {
      const label = quoted(answerOf(spec, data)?.label ?? '').slice(1, -1);
      return `The predicted number${where}${label.length < LONGEST ? `: ${label}` : ''}.`;
    }
  }
}
