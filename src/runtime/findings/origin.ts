import type { State } from '../../compiler/compiled.ts';
import { trainingTables } from '../../compiler/forward.ts';
import { piecesOf, type Quantity, type Trace, traceLoss, traceStep } from '../../compiler/origin.ts';
import { inputName, type Value } from '../../ir/graph.ts';
import { examplesFor } from '../feeds/examples.ts';
import type { Fed } from '../feeds/feed.ts';
import type { Look } from '../look.ts';
import { type Reason, reasonFor } from './origin/reason.ts';
import type { Subject } from './subject.ts';

/** The first number of the next step that is not finite, in the order of the program. */
export interface Origin {
  /** The steps before it. */
  readonly step: number;
  readonly quantity: Quantity;
  /** Whether it is in the evaluation of the loss after the step. */
  readonly evaluation: boolean;
  /** The op that computed it. */
  readonly op: string;
  readonly reason: Reason;
}

export const origin = {
  keeps: 'latest',
  interval: 0,
  find: (look: Look, _wish: true) => traceOrigin(look),
} as const satisfies Subject<Origin>;

/** The most elements that are read at once. */
const ELEMENTS = 4e6;
/** The number of examples whose loss is evaluated at once. */
const EXAMPLES = 256;

/**
 * Makes the next step once more, with every number on the way, and then evaluates the loss; null if all are finite, as on
 * another device, or if several runs train side by side.
 */
async function* traceOrigin(look: Look): AsyncGenerator<void, Origin | null> {
  const { trainer, compiled, member } = look;
  if (compiled.replicas > 1) return null;
  const { step } = trainer;
  const state = await trainer.state();
  const inStep = yield* searchIn(
    look,
    'step',
    traceStep(member),
    new Map([...fedBy(look, state), ...trainer.feedsOfStep()]),
  );
  if (inStep) return { step, evaluation: false, ...inStep };
  if (Object.keys(trainingTables(member.spec, member.data)).length < 2) return null;
  const next = fedBy(look, await trainer.peek());
  const { count } = member.data.parts.train;
  const each = Math.min(count, EXAMPLES);
  const trace = traceLoss(member, each);
  for (let first = 0; first < count; first += each) {
    const from = Math.min(first, count - each);
    const rows = Array.from({ length: each }, (_, row) => from + row);
    const found = yield* searchIn(look, 'loss', trace, new Map([...next, ...examplesFor(member, rows)]));
    if (found) return { step, evaluation: true, ...found };
  }
  return null;
}

/** A state as inputs of a graph. */
function fedBy({ compiled }: Look, state: State): ReadonlyMap<string, Fed> {
  return new Map(compiled.state.map(({ name, shape }) => [name, { shape, data: state.get(name) as Float32Array }]));
}

async function* searchIn(
  { trainer }: Look,
  name: string,
  trace: Trace,
  feeds: ReadonlyMap<string, Fed>,
): AsyncGenerator<void, Pick<Origin, 'quantity' | 'op' | 'reason'> | null> {
  const known = new Map<Value, Float32Array>();
  for (const [piece, graph] of piecesOf(trace, ELEMENTS).entries()) {
    const found = await trainer.infer(`origin ${name} ${piece}`, () => graph, { feeds });
    for (const [id, value] of Object.entries(graph.outputs)) known.set(value, found.get(id) as Float32Array);
    for (const value of Object.values(graph.outputs)) {
      const values = known.get(value) as Float32Array;
      const index = values.findIndex((one) => !Number.isFinite(one));
      if (index < 0) continue;
      const read = (input: Value) => known.get(input) ?? input.constant ?? feeds.get(inputName(input))?.data ?? [];
      return { quantity: trace.quantityOf(value), op: value.op, reason: reasonFor(value, index, read) };
    }
    yield;
  }
  return null;
}
