/** What a program predicts, in the unit of the data. */
import { decisionBoundary } from '../../../compiler/objective.ts';
import type { ExportedStart } from '../../exported.ts';
import { meaningOf } from '../meaning.ts';
import { answerOf, preparationOf } from '../preparation.ts';
import type { Script } from '../script.ts';
import { activatedOutput } from './activations.ts';
import type { Examples } from './examples.ts';

/** The predictions of a network for examples. */
interface Prediction {
  /** Assignments of the names of classes, of the unit, and of what `prepare` needs. */
  readonly constants: readonly string[];
  /** The functions `prepare`, if there is one, and `predict`. */
  readonly sources: readonly string[];
  /** Statements that print predictions of the first training examples. */
  readonly shown: readonly string[];
}

/** How many predictions are printed. */
const SHOWN = 5;
/** The most characters of a line in an indented part of a docstring. */
const LINE = 92;

/**
 * Writes what a network predicts.
 * @param outputs the expression of the outputs of the network for `x`
 * @param from whether these are before or after the activation of the output
 */
export function predictionOf(
  exported: ExportedStart,
  { outputs, from, form, weighted }: { readonly outputs: string; readonly from: string } & Omit<Examples, 'source'>,
  script: Script,
): Prediction {
  const { spec, data } = exported;
  const preparation = preparationOf(spec, data);
  const unit = answerOf(spec, data);
  const activated = from === 'logits' ? activatedOutput(outputs, spec.output, script) : outputs;
  const values = `ops.convert_to_numpy(${activated})`;
  const inputs = `x are prepared examples, ${preparation?.inputs ?? `[n, ${data.features.length}]`}.`;
  const predict = `def predict(x):
    """${meaningOf(spec, data)}

    ${preparation ? `${inputs} For raw examples:\n\n        ${onRaw(preparation.example)}` : inputs}
    """
    return ${unit ? unit.expression(values) : values}`;
  return {
    constants: [
      ...(preparation?.classes ? [`CLASSES = ${preparation.classes}`] : []),
      ...(unit?.constants ? [unit.constants] : []),
      ...(preparation?.constants ? [preparation.constants] : []),
    ],
    sources: [...(preparation ? [preparation.source] : []), predict],
    shown: shown(exported, { form, weighted, inUnit: unit?.expression ?? ((value) => value) }),
  };
}

/** The call for raw examples, with their values if there is room. */
function onRaw(example: string): string {
  const call = `predict(${example})`;
  return call.length <= LINE ? call : `predict(${example.replace(/\(.*\)$/s, '(columns)')})`;
}

interface Shown extends Pick<Examples, 'form' | 'weighted'> {
  readonly inUnit: (value: string) => string;
}

/** Statements that print predictions of the first training examples beside their targets. */
function shown(
  { spec, data: { answer, positions } }: ExportedStart,
  { form, weighted, inUnit }: Shown,
): readonly string[] {
  const boundary = decisionBoundary(spec);
  const loop = (...lines: string[]) => [
    `x, y${weighted ? ', scored' : ''} = (column[:${SHOWN}] for column in EXAMPLES["train"])`,
    `for outputs, true${weighted ? ', is_scored' : ''} in zip(predict(x), y${weighted ? ', scored' : ''}):`,
    ...lines.map((line) => `    ${line}`),
  ];
  const several = positions !== null && positions.of !== 'label';
  if (answer === 'input') {
    return [
      `x = EXAMPLES["train"][0][:${SHOWN}]`,
      'for example, outputs in zip(x, predict(x)):',
      '    print(f"mean squared error of a reconstruction: {np.mean((outputs - example) ** 2):.4f}")',
    ];
  }
  if (answer === 'number') {
    return several
      ? loop(
          `error = np.mean(np.abs(outputs - (${inUnit('true')})))`,
          `print(f"mean absolute error at ${positions.count} ${positions.of}s: {error:.4g}")`,
        )
      : loop(`print(f"predicted {outputs.item():.4g}, target {${inUnit('true.item()')}:.4g}")`);
  }
  if (answer === 'labels') {
    return loop(
      `found = [name for name, output in zip(CLASSES, outputs) if output > ${boundary}]`,
      'labels = [name for name, is_one in zip(CLASSES, true) if is_one]',
      'print("predicted", ", ".join(found) or "nothing", "- true", ", ".join(labels) or "nothing")',
    );
  }
  const found = answer === 'side' ? `outputs > ${boundary}` : 'outputs.argmax(axis=-1)';
  const truth = form === 'one_hot' ? 'true.argmax(axis=-1)' : 'true';
  if (!several) {
    const index = (value: string) => `CLASSES[int(${value})]`;
    return loop(
      `print(f"predicted {${index(answer === 'side' ? `outputs.item() > ${boundary}` : 'outputs.argmax()')}}, true {${index(form === 'one_hot' ? 'true.argmax()' : 'true.item()')}}")`,
    );
  }
  const scored = weighted ? ['right = right[is_scored > 0]'] : [];
  return loop(
    `right = ${found} == ${truth}`,
    ...scored,
    `print(f"right at {right.sum()} of {right.size} ${positions.of}s")`,
  );
}
