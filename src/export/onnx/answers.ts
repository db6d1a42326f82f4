import type { PreparedData } from '../../compiler/data.ts';
import { decisionBoundary } from '../../compiler/objective.ts';
import { type ExperimentSpec, entryOf } from '../../experiment/index.ts';
import { sampleOf } from '../../experiment/inputs.ts';
import type { Value } from '../../ir/graph.ts';
import { UNSCALED } from '../../math/scale.ts';
import { dataTypeOf, type OnnxDType } from '../../onnx/proto.ts';
import type { GraphWriter } from '../../onnx/writer.ts';
import type { Role, UsedNetwork } from './network.ts';
import { BATCH } from './preparation.ts';

/** What an experiment needs to name its results. */
interface Context {
  readonly writer: GraphWriter;
  readonly spec: ExperimentSpec;
  readonly data: PreparedData;
  /** The names of the model's inputs, which no result may have. */
  readonly taken: readonly string[];
}

/** A tensor in the model. */
interface Result {
  readonly tensor: string;
  /** Its shape without the batch. */
  readonly shape: readonly number[];
}

/** Declares what the model answers, in the unit of the data. */
export function emitAnswers(
  context: Context,
  results: UsedNetwork['results'],
  tensorOf: (value: Value) => string,
): void {
  for (const [role, value] of Object.entries(results)) {
    writers[role as Role](context, { tensor: tensorOf(value), shape: value.type.shape.slice(1) });
  }
}

const writers: Record<Role, (context: Context, result: Result) => void> = {
  answer(context, result) {
    switch (context.data.answer) {
      case 'number':
        return answerNumber(context, result);
      case 'side':
        return answerSide(context, result);
      case 'labels':
        return answerLabels(context, result);
      case 'input':
        return answerExample(context, result, 'reconstruction', 'the example as the network repeats it');
      default:
        return answerClass(context, result);
    }
  },
  code: (context, result) => declare(context, 'code', result, 'the code of the example'),
  generated: (context, result) => answerExample(context, result, 'generated', 'an example that the generator makes'),
  judged: (context, result) => declare(context, 'judged', result, 'what the discriminator answers to it'),
  policy(context, result) {
    const action = argMax(context, result, -1);
    declare(context, 'probabilities', result, 'the probability of each action');
    declare(context, 'action', action, 'the index of the most probable action', 'int64');
  },
  actionValues(context, result) {
    const action = argMax(context, result, -1);
    declare(context, 'action_values', result, 'the return that is expected after each action');
    declare(context, 'action', action, 'the index of the best action', 'int64');
  },
  value: (context, result) =>
    declare(context, 'value', lastDropped(context, result), 'the return that is expected from this state'),
};

function answerNumber(context: Context, result: Result): void {
  const { targetScale } = context.data;
  const { tensor, shape } = lastDropped(context, result);
  const scales = targetScale === UNSCALED ? null : { offset: [targetScale.offset], factor: [targetScale.factor] };
  const unscaled = undone(context, tensor, scales);
  declare(context, 'prediction', { tensor: unscaled, shape }, 'the predicted number, in the unit of the data');
}

function answerSide(context: Context, result: Result): void {
  const { writer, spec, data } = context;
  const boundary = decisionBoundary(spec);
  const one = lastDropped(context, result);
  explain(writer, `whether the output is above ${boundary}`);
  const above = writer.node('Greater', [one.tensor, writer.table(`boundary ${boundary}`, 'float32', [], [boundary])]);
  const label = { ...one, tensor: cast(writer, above, 'int64') };
  if (isProbability(context)) {
    explain(writer, 'the probability of the first class: 1 - p');
    const rest = writer.node('Sub', [writer.table('one', 'float32', [], [1]), result.tensor]);
    explain(writer, 'the probabilities of both classes');
    const both = writer.node('Concat', [rest, result.tensor], { axis: -1 });
    const shape = [...result.shape.slice(0, -1), 2];
    declare(context, 'probabilities', { tensor: both, shape }, `the probabilities of ${quotedList(data.classes)}`);
  } else {
    declare(context, 'scores', one, `above ${boundary} for ${quotedList(data.classes.slice(1))}`);
  }
  declareClass(context, label);
}

function answerClass(context: Context, result: Result): void {
  const label = argMax(context, result, context.data.positions?.of === 'pixel' ? -3 : -1);
  const name = isProbability(context) ? 'probabilities' : 'scores';
  declare(context, name, result, `one for each of ${quotedList(context.data.classes)}`);
  declareClass(context, label);
}

/** The index of the class and, for a single one, its name. */
function declareClass(context: Context, label: Result): void {
  const { writer, data } = context;
  declare(context, 'label', label, 'the index of the class', 'int64');
  if (label.shape.length > 0) return;
  explain(writer, 'the name of the class');
  const name = writer.node('LabelEncoder', [writer.outputNames.at(-1) as string], {
    keys_int64s: [...data.classes.keys()],
    values_strings: { strings: data.classes },
  });
  declare(context, 'class', { tensor: name, shape: [] }, 'the name of the class', 'string');
}

function answerLabels(context: Context, result: Result): void {
  const { writer, spec, data } = context;
  const boundary = decisionBoundary(spec);
  explain(writer, `whether the output is above ${boundary}`);
  const above = writer.node('Greater', [
    result.tensor,
    writer.table(`boundary ${boundary}`, 'float32', [], [boundary]),
  ]);
  const labels = { ...result, tensor: cast(writer, above, 'int64') };
  const name = isProbability(context) ? 'probabilities' : 'scores';
  declare(context, name, result, `one for each of ${quotedList(labelNames(spec, data))}`);
  declare(context, 'labels', labels, '1 for each label that the example has', 'int64');
}

/** An example of the data, in its unit. */
function answerExample(context: Context, { tensor }: Result, name: string, text: string): void {
  const { writer, spec, data } = context;
  const { shape, vocabulary } = sampleOf(spec);
  explain(writer, 'an example in a row');
  const row = writer.node('Reshape', [tensor, writer.integers([-1, data.features.length])]);
  const scales = data.features.map((feature) => data.scales.get(feature) ?? UNSCALED);
  const isScaled = vocabulary === undefined && scales.some((scale) => scale !== UNSCALED);
  const unscaled = undone(
    context,
    row,
    isScaled ? { offset: scales.map(({ offset }) => offset), factor: scales.map(({ factor }) => factor) } : null,
  );
  explain(writer, 'an example in its form');
  const formed = shape.length > 1 ? writer.node('Reshape', [unscaled, writer.integers([-1, ...shape])]) : unscaled;
  declare(context, name, { tensor: formed, shape }, text);
}

/** Numbers before they were scaled, computed in 64 bits as on the page. */
function undone(
  { writer }: Context,
  tensor: string,
  scales: { readonly offset: readonly number[]; readonly factor: readonly number[] } | null,
): string {
  if (scales === null) return tensor;
  const vector = (name: string, values: readonly number[]) =>
    writer.initializer(`answer.${name}`, 'float64', [values.length], values);
  explain(writer, 'in the unit of the data: x / factor + offset');
  const divided = writer.node('Div', [cast(writer, tensor, 'float64'), vector('factor', scales.factor)]);
  return cast(writer, writer.node('Add', [divided, vector('offset', scales.offset)]), 'float32');
}

/** Whether the outputs of the network are probabilities. */
function isProbability({ spec, data }: Context): boolean {
  return entryOf('tasks', data.task).probabilities === spec.output.id;
}

/** What each output of a network for several labels stands for. */
export function labelNames(spec: ExperimentSpec, data: PreparedData): readonly string[] {
  const target = data.preparation?.table.columns.find(({ id }) => id === data.preparation?.plan.target);
  return target?.flags ?? spec.features;
}

function argMax({ writer }: Context, { tensor, shape }: Result, axis: number): Result {
  explain(writer, 'the index of the largest');
  const index = writer.node('ArgMax', [tensor], { axis, keepdims: 0 });
  return { tensor: index, shape: shape.toSpliced(axis, 1) };
}

function lastDropped({ writer }: Context, { tensor, shape }: Result): Result {
  explain(writer, 'without the last axis, which has one number');
  return { tensor: writer.node('Squeeze', [tensor, writer.integers([-1])]), shape: shape.slice(0, -1) };
}

function declare(
  context: Context,
  name: string,
  { tensor, shape }: Result,
  text: string,
  dtype: OnnxDType = 'float32',
) {
  const free = context.taken.includes(name) ? `predicted_${name}` : name;
  explain(context.writer, text);
  context.writer.namedOutput(free, tensor, dtype, [BATCH, ...shape], text);
}

function cast(writer: GraphWriter, name: string, to: OnnxDType): string {
  return writer.node('Cast', [name], { to: dataTypeOf(to) });
}

function explain(writer: GraphWriter, text: string): void {
  writer.about = { scope: 'answer', text };
}

function quotedList(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(', ');
}
