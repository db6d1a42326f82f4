import { UNSCALED } from '../../../math/scale.ts';
import type { ExportedStart } from '../../exported.ts';
import { number, type Script } from '../script.ts';
import { activation } from './activations.ts';
import { definition, listed } from './python.ts';

/**
 * Writes the function that says about examples what the network makes of them, in the unit of the data.
 * @param logits the expression of the outputs before their activation
 * @param state the variable with what the network remembers; none if it remembers nothing
 */
export function writePredict(
  { spec, data }: ExportedStart,
  logits: string,
  state: readonly string[],
  script: Script,
): string {
  const { factor, offset } = data.targetScale;
  const isScaled = data.answer === 'number' && (factor !== UNSCALED.factor || offset !== UNSCALED.offset);
  const output = activation(logits, spec.output, { script, learned: () => '' });
  const result = isScaled
    ? `${spec.output.id === 'linear' ? output : `(${output})`} / ${number(factor)} + ${number(offset)}`
    : output;
  return definition(`predict(${listed(['params', ...state, 'x'])})`, meaning(data), [`return ${result}`], '@jax.jit');
}

/** The docstring of `predict`, with the names of the classes if there is room. */
function meaning({ answer, classes, positions }: ExportedStart['data']): string {
  const where = positions === null || positions.of === 'label' ? '' : ` at each ${positions.of}`;
  const names = classes.join(', ').replace(/[\\"\s]+/g, ' ');
  const named = (text: string) => (text.length + names.length < 80 ? `${text}: ${names}.` : `${text}.`);
  switch (answer) {
    case 'class':
      return named(`An output for each class${where}`);
    case 'side':
      return named(`An output${where}, which is larger for the second class`);
    case 'labels':
      return named('An output for each label');
    case 'input':
      return 'The reconstructions of examples.';
    default:
      return `The predicted number${where}.`;
  }
}
