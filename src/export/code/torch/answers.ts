/** What a network says of examples, in the unit of the data, and how it is compared with the targets. */
import type { PreparedData } from '../../../compiler/data.ts';
import { decisionBoundary, targetTable } from '../../../compiler/objective.ts';
import type { ExperimentSpec } from '../../../experiment/index.ts';
import type { ExportedStart } from '../../exported.ts';
import { meaningOf } from '../meaning.ts';
import type { PlannedLayer } from '../plan.ts';
import { answerOf, type Preparation, preparationOf } from '../preparation.ts';
import { quoted } from '../script.ts';
import { predicted } from './activations.ts';

type Subject = Pick<ExportedStart, 'spec' | 'data'>;

/** How a program answers for examples. */
export interface Answers {
  /** Assignments with what was fitted to the data, the names of classes, and the unit of the targets. */
  readonly constants: string;
  /** The function that prepares raw examples, `predict`, and the share of right answers if there are right ones. */
  readonly functions: readonly string[];
  /** Statements that compare predictions with targets for a few examples. */
  readonly shown: readonly string[];
}

/** Writes what a network says of examples. @param output the last layer */
export function writeAnswers({ spec, data }: Subject, output: PlannedLayer): Answers {
  const preparation = preparationOf(spec, data);
  const unit = answerOf(spec, data);
  const right = rightAnswers(spec, data);
  return {
    constants: [preparation?.constants, classesOf(preparation, data), unit?.constants].filter(Boolean).join('\n'),
    functions: [
      ...(preparation ? [preparation.source] : []),
      predictFunction({ spec, data }, output, preparation),
      ...(right ? [accuracyFunction(right, data)] : []),
    ],
    shown: shownAnswers({ spec, data }, right, preparation),
  };
}

/** Whether there is a function `accuracy`. */
export function hasAccuracy({ answer, world, task }: PreparedData): boolean {
  return world === null && task !== 'gan' && answer !== 'number' && answer !== 'input';
}

/** A target in the unit of the data. @param target an expression of scaled numbers */
export function inUnit({ spec, data }: Subject, target: string): string {
  return answerOf(spec, data)?.expression(target) ?? target;
}

/** The names of classes, which may be the tokens that the inputs consist of. */
function classesOf(preparation: Preparation | null, { classes: names }: PreparedData): string {
  const { classes, constants } = preparation ?? { classes: null, constants: '' };
  if (classes === null) return '';
  const areTokens = [quoted(names.join('')), classes].some((tokens) => constants.includes(`TOKENS = ${tokens}\n`));
  return `CLASSES = ${areTokens ? 'TOKENS' : classes}`;
}

/** The longest call in a docstring. */
const LONGEST = 92;

function predictFunction({ spec, data }: Subject, { output }: PlannedLayer, preparation: Preparation | null): string {
  const result = predicted('network(torch.as_tensor(x))', spec.output, output);
  const example = preparation && inDocstring(`predict(${preparation.example})`);
  const call = example && example.length <= LONGEST ? example : 'predict(prepare(...))';
  const raw = preparation ? `\n    Raw examples are prepared first:\n\n        ${call}\n` : '';
  return `@torch.no_grad()
def predict(x):
    """${meaningOf(spec, data)}

    x are prepared examples, ${preparation?.inputs ?? `[n, ${data.features.length}]`}.
${raw}    """
    network.eval()
    return ${inUnit({ spec, data }, result)}`;
}

/** Text that cannot end a docstring. */
function inDocstring(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"');
}

/** Expressions of the predicted and of the actual classes, or labels, of some examples. */
interface RightAnswers {
  readonly predicted: string;
  readonly actual: string;
}

function rightAnswers(spec: ExperimentSpec, data: PreparedData): RightAnswers | null {
  const { answer, outputs, positions } = data;
  if (!hasAccuracy(data)) return null;
  const boundary = decisionBoundary(spec);
  if (answer === 'labels') return { predicted: `predict(x) > ${boundary}`, actual: 'target > 0.5' };
  if (positions !== null) {
    if (outputs === 1) return { predicted: `(predict(x) > ${boundary}).long().flatten(1)`, actual: 'target.long()' };
    const classes = positions.of === 'pixel' ? 'predict(x).argmax(dim=1).flatten(1)' : 'predict(x).argmax(dim=-1)';
    return { predicted: classes, actual: 'target.long()' };
  }
  return {
    predicted: outputs === 1 ? `(predict(x)[:, 0] > ${boundary}).long()` : 'predict(x).argmax(dim=1)',
    actual: isOneHot(spec, data) ? 'target.argmax(dim=1)' : 'target[:, 0].long()',
  };
}

/** Whether a class is one of several numbers of a target. */
export function isOneHot(spec: ExperimentSpec, data: PreparedData): boolean {
  const [, width = 1] = targetTable(spec, data, data.parts.train).shape;
  return width > 1;
}

function accuracyFunction({ predicted, actual }: RightAnswers, { positions, skips }: PreparedData): string {
  return `def accuracy(part):
    """The share of the ${positions ? `${positions.of}s` : 'examples'} in a part that the network gets right."""
    x, target = EXAMPLES[part]
    is_right = ${isCall(predicted) ? predicted : `(${predicted})`} == ${isCall(actual) ? actual : `(${actual})`}
    return is_right${skips ? '[target >= 0]' : ''}.float().mean().item()`;
}

function isCall(expression: string): boolean {
  return !expression.includes(' > ') || expression.startsWith('(');
}

/** An expression in brackets, unless it is a variable. */
function operand(expression: string): string {
  return /^\w+$/.test(expression) ? expression : `(${expression})`;
}

/** The most steps of a sequence that are printed one by one. */
const MOST_STEPS = 12;

function shownAnswers(
  subject: Subject,
  right: RightAnswers | null,
  preparation: Preparation | null,
): readonly string[] {
  const { data } = subject;
  const { answer, positions, skips } = data;
  const first = 'x, target = (tensor[:5] for tensor in EXAMPLES["train"])';
  const name = (index: string) => (preparation?.classes ? `CLASSES[${index}]` : index);
  if (answer === 'input') {
    return [
      'x = EXAMPLES["train"][0][:5]',
      'errors = (predict(x).flatten(1) - x).square().mean(dim=1)',
      'print("mean squared errors of reconstructions:", *(f"{error:.5f}" for error in errors))',
    ];
  }
  if (right === null) {
    const numbers = inUnit(subject, 'target');
    return positions === null
      ? [
          first,
          `for prediction, true in zip(predict(x)[:, 0], ${operand(numbers)}[:, 0]):`,
          '    print(f"predicted {prediction:.5g}, true {true:.5g}")',
        ]
      : [
          first,
          `errors = (predict(x).flatten(1) - ${operand(numbers)}).abs().mean(dim=1)`,
          'print("mean absolute errors:", *(f"{error:.5g}" for error in errors))',
        ];
  }
  const pairs = [first, `for predicted, true in zip(${right.predicted}, ${right.actual}):`];
  if (answer === 'labels') {
    return [
      ...pairs,
      '    predicted, true = (',
      '        ", ".join(name for name, has in zip(CLASSES, labels) if has) or "none"',
      '        for labels in (predicted, true)',
      '    )',
      '    print(f"predicted {predicted}; true {true}")',
    ];
  }
  if (positions === null) {
    return [...pairs, `    print(f"predicted {${name('predicted')}}, true {${name('true')}}")`];
  }
  const scored = skips ? '[true >= 0]' : '';
  if (positions.of === 'step' && positions.count <= MOST_STEPS) {
    return [
      ...pairs,
      ...(skips ? ['    predicted, true = predicted[true >= 0], true[true >= 0]'] : []),
      `    print("predicted", *(${name('index')} for index in predicted), end=", ")`,
      `    print("true", *(${name('index')} for index in true))`,
    ];
  }
  return [
    ...pairs,
    `    print(f"{(predicted == true)${scored}.float().mean():.0%} of the ${positions.of}s are right")`,
  ];
}
