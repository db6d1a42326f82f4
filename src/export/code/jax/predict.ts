/** What the network says about examples, in the unit of the data. */
import { decisionBoundary } from '../../../compiler/objective.ts';
import type { ExportedStart } from '../../exported.ts';
import { meaningOf } from '../meaning.ts';
import { answerOf, preparationOf } from '../preparation.ts';
import type { Script } from '../script.ts';
import { activation } from './activations.ts';
import { definition, listed } from './python.ts';

/**
 * Writes the function that says what the network makes of examples.
 * @param outputs the expression of the outputs before their activation
 * @param state the variable with what the network remembers; none if it remembers nothing
 */
export function writePredict(
  exported: ExportedStart,
  outputs: string,
  state: readonly string[],
  script: Script,
): string {
  const { spec, data } = exported;
  const output = activation(outputs, spec.output, { script, learned: () => '' });
  return definition(
    `predict(${listed(['params', ...state, 'x'])})`,
    `${meaningOf(spec, data)}\n\n${takes(exported, ['params', ...state])}\n`,
    [`return ${answerOf(spec, data)?.expression(output) ?? output}`],
    '@jax.jit',
  );
}

/** Room for an example in a docstring. */
const ROOM = 90;

/** What `predict` takes, and how raw examples get there. @param given its arguments before `x` */
function takes({ spec, data }: ExportedStart, given: readonly string[]): string {
  const preparation = preparationOf(spec, data);
  const form = preparation?.inputs ?? `[n, ${data.features.length}]`;
  const line = `x: prepared inputs, ${form}.`;
  if (preparation === null) return line;
  const call = (example: string) => `predict(${listed([...given, example])})`;
  const whole = call(preparation.example);
  // The docstring of `prepare` has the whole example.
  const short = call(preparation.example.replace(/(?<=[[{]).*(?=[\]}]\)$)/, '...'));
  return `${line} For raw examples:\n\n    ${whole.length <= ROOM ? whole : short}`;
}

/** Statements that print the network's answers for the first training examples. @param given the arguments of `predict` before `x` */
export function showing(exported: ExportedStart, given: readonly string[]): readonly string[] {
  const { answer, positions } = exported.data;
  const outputs = `predict(${listed([...given, 'x'])})`;
  const first = ['x, target = (array[:5] for array in EXAMPLES["train"])'];
  if (answer === 'input') {
    return [
      ...first,
      `errors = jnp.mean((${outputs} - target) ** 2, axis=1)`,
      'for error in errors:',
      '    print(f"mean squared error of a reconstruction: {error:.5f}")',
    ];
  }
  if (answer === 'number') return [...first, ...showNumbers(exported, outputs)];
  if (answer === 'labels') {
    return [
      ...first,
      `predictions = ${outputs} > ${decisionBoundary(exported.spec)}`,
      'for predicted, true in zip(predictions, target == 1):',
      '    print("predicted:", *(name for name, found in zip(CLASSES, predicted) if found))',
      '    print("true:     ", *(name for name, found in zip(CLASSES, true) if found))',
    ];
  }
  const isSide = answer === 'side';
  const classes = isSide
    ? `(${outputs}[..., 0] > ${decisionBoundary(exported.spec)}).astype(int)`
    : `jnp.argmax(${outputs}, axis=-1)`;
  if (positions?.of === 'pixel') {
    return [
      ...first,
      `predictions = ${classes}.reshape(target.shape)`,
      'for share in jnp.mean(predictions == target, axis=1):',
      '    print(f"right at {share:.0%} of the pixels")',
    ];
  }
  if (positions !== null) {
    return [
      ...first,
      `predictions = ${classes}`,
      `for predicted, true in zip(predictions, target${isSide ? '.astype(int)' : ''}):`,
      ...(exported.data.skips ? ['    predicted, true = predicted[true >= 0], true[true >= 0]'] : []),
      '    print("predicted:", *(CLASSES[one] for one in predicted))',
      '    print("true:     ", *(CLASSES[one] for one in true))',
    ];
  }
  return [
    ...first,
    `predictions = ${isSide ? classes.replace('[..., 0]', '[:, 0]') : classes}`,
    `for predicted, true in zip(predictions, target${isSide ? '[:, 0].astype(int)' : ''}):`,
    '    print(f"predicted: {CLASSES[predicted]}, true: {CLASSES[true]}")',
  ];
}

function showNumbers(exported: ExportedStart, outputs: string): readonly string[] {
  const target = answerOf(exported.spec, exported.data)?.expression('target') ?? 'target';
  const scaled = target === 'target' ? [] : [`target = ${target}`];
  if (exported.data.positions === null) {
    return [
      ...scaled,
      `predictions = ${outputs}`,
      'for predicted, true in zip(predictions[:, 0], target[:, 0]):',
      '    print(f"predicted: {predicted:.5g}, true: {true:.5g}")',
    ];
  }
  const unscored = exported.data.skips ? ['scored = target >= 0'] : [];
  return [
    ...unscored,
    ...scaled,
    `errors = jnp.abs(${outputs}.reshape(target.shape) - target)`,
    ...(exported.data.skips
      ? ['for error in (jnp.mean(one[places]) for one, places in zip(errors, scored)):']
      : ['for error in jnp.mean(errors, axis=1):']),
    `    print(f"mean absolute error at the ${exported.data.positions.of}s: {error:.5g}")`,
  ];
}
