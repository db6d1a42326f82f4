import type { Member } from '../../compiler/replicas.ts';
import { type EveryValue, everyValue } from '../../compiler/slow-step/every-value.ts';
import type { Quantity, StageKind } from '../../compiler/slow-step/quantity.ts';
import { buildSlowStep, type SlowStep, type Stage } from '../../compiler/slow-step/slow-step.ts';
import { type Names, namesOf, type Place, placesIn, type Trace, traceOf } from '../../compiler/slow-step/trace.ts';
import { learnsByReward } from '../../experiment/agent.ts';
import { liveValues } from '../../experiment/index.ts';
import { inputName, type Value } from '../../ir/graph.ts';
import { epochsIn } from '../../math/epochs.ts';
import { sizeOf } from '../../math/shape.ts';
import { tensor } from '../../math/tensor.ts';
import { evaluateGraph } from '../../ops/evaluate.ts';
import type { Fed } from '../feeds/feed.ts';
import type { Look } from '../look.ts';
import type { Subject } from './subject.ts';

/** Which step is followed, and what of it. */
export interface SlowStepWish {
  /** An example of the training part by its index, as a batch of its own; null for the batch of the next step. */
  readonly only: number | null;
  /** Which stage, from 0; the last one if there are fewer. */
  readonly stage: number;
  /** The numbers that are traced. */
  readonly places: readonly Place[];
}

/** A quantity of a step. */
export interface NamedView extends Omit<Quantity, 'value' | 'tex'> {
  readonly node: number;
  readonly shape: readonly number[];
  /** Its symbol as TeX. */
  readonly tex: string;
  /** The index of its stage; −1 for a number that belongs to none. */
  readonly at: number;
}

/** A quantity with its numbers. */
export interface QuantityView extends NamedView {
  readonly values: Float32Array;
}

/** A part of a training step. */
export interface StageView extends Omit<Stage, 'quantities'> {
  /** The quantity that it is about: the sums of a layer, the gradient of its weights, or its new weights. */
  readonly main: NamedView;
  /** What a person can calculate in it, in order. */
  readonly tasks: readonly NamedView[];
}

/** A training step, stage by stage. */
export interface SlowStepView {
  readonly step: number;
  /** The number of epochs before the step, with a fraction. */
  readonly epoch: number;
  readonly wish: SlowStepWish;
  /** The rows of the training part that are its batch; empty for an agent, which makes its own examples. */
  readonly rows: readonly number[];
  /** Whether the batch has too many numbers, so that only its first example is followed. */
  readonly isShortened: boolean;
  readonly stages: readonly StageView[];
  /** The index of the stage that follows. */
  readonly at: number;
  readonly quantities: readonly QuantityView[];
  /** One for each place that still exists. */
  readonly traces: readonly Trace[];
  /** What the traces read and has a name, by the id of the value. */
  readonly named: Readonly<Record<number, NamedView>>;
}

/** A step that computes more numbers is followed for a single example. */
const MOST_NUMBERS = 4e6;

export const slowStep = {
  keeps: 'latest',
  interval: 400,
  share: 0.2,
  find: (look, wish) => follow(look, wish),
} as const satisfies Subject<SlowStepView, SlowStepWish>;

/** A step that has been built, for one number of examples. */
interface Built {
  readonly slow: SlowStep;
  readonly every: EveryValue;
  /** All quantities, with the index of their stage. */
  readonly quantities: readonly { readonly quantity: Quantity; readonly at: number }[];
  readonly names: Names;
}

const builtFor = new WeakMap<Member, Map<number, Built>>();

/** A step with the values of all of its nodes. */
export interface Computed {
  readonly slow: SlowStep;
  readonly quantities: Built['quantities'];
  readonly names: Names;
  /** The rows of the training part that are its batch; empty for an agent. */
  readonly rows: readonly number[];
  readonly isShortened: boolean;
  read(value: Value): ArrayLike<number>;
}

/**
 * Computes the next step of the shown replica with everything in it, without making it.
 * @param only an example of the training part by its index, as a batch of its own; null for the batch of the next step
 */
export async function computeStep(
  { trainer, compiled, member, replica }: Look,
  only: number | null,
): Promise<Computed> {
  const next = learnsByReward(member.spec) ? [] : [...trainer.upcomingRows(1, replica)];
  const chosen = only === null || next.length === 0 ? next : [only];
  const whole = build(member, chosen.length || compiled.batch);
  const isShortened = whole.every.size > MOST_NUMBERS && chosen.length > 1;
  const rows = isShortened ? chosen.slice(0, 1) : chosen;
  const { slow, every, quantities, names } = isShortened ? build(member, 1) : whole;
  const numbers = { ...liveValues(member.spec), ...Object.fromEntries(trainer.numbersOfStep(replica)) };
  const fed = every.scalars.inputs.map((input) => [
    inputName(input),
    tensor([], [numbers[inputName(input)] as number]),
  ]);
  const scalars = Object.entries(evaluateGraph(every.scalars, Object.fromEntries(fed)));
  const noise = slow.noise.map((input) => ({ ...input, holds: input.distribution }));
  const feeds = new Map([
    ...trainer.feedsOfBatch(replica, rows, noise),
    ...scalars.map(([name, { shape, data }]): [string, Fed] => [name, { shape, data: Float32Array.from(data) }]),
  ]);
  const results = await trainer.infer(`slow step ${rows.length}`, () => every.graph, { replica, feeds });
  // A number that a person has chosen is shown as it is, rather than in float32.
  const given = new Map(slow.numbers.map(({ name, value }) => [value, Float64Array.of(numbers[name] ?? Number.NaN)]));
  const read = (value: Value) => given.get(value) ?? (results.get(String(value.id)) as Float32Array);
  return { slow, quantities, names, rows, isShortened, read };
}

async function* follow(look: Look, wish: SlowStepWish): AsyncGenerator<void, SlowStepView | null> {
  const { step } = look.trainer;
  const { slow, quantities, names, rows, isShortened, read } = await computeStep(look, wish.only);
  yield;
  const at = Math.min(wish.stage, slow.stages.length - 1);
  const stage = slow.stages[at];
  const traced = { names, read };
  const traces = wish.places.flatMap(({ node, index }) => {
    const own = stage?.quantities.find(({ value }) => value.id === node);
    const value = own?.value ?? slow.graph.values.find(({ id }) => id === node);
    return value && index < sizeOf(value.type.shape) ? [traceOf(traced, value, index, own)] : [];
  });
  const used = new Set(traces.flatMap(placesIn).map(({ node }) => node));
  const { count } = look.member.data.parts.train;
  return {
    step,
    epoch: rows.length === 0 ? 0 : epochsIn(step, { batch: look.compiled.batch, count }),
    wish,
    rows,
    isShortened,
    stages: slow.stages.map(({ quantities, ...stage }, at) => ({
      ...stage,
      main: describe(mainOf(quantities), at),
      tasks: tasksOf(stage.kind, quantities).map((quantity) => describe(quantity, at)),
    })),
    at,
    quantities: (stage?.quantities ?? []).map((quantity) => ({
      ...describe(quantity, at),
      values: Float32Array.from(read(quantity.value)),
    })),
    traces,
    // Of several names, the first one counts.
    named: Object.fromEntries(
      quantities
        .flatMap(({ quantity, at }) =>
          used.has(quantity.value.id) ? [[quantity.value.id, describe(quantity, at)]] : [],
        )
        .toReversed(),
    ),
  };
}

function mainOf(quantities: readonly Quantity[]): Quantity {
  const wanted: readonly Quantity['kind'][] = ['sum', 'output', 'loss', 'next', 'gradient'];
  const ofKind = (kind: Quantity['kind']) => {
    const all = quantities.filter((quantity) => quantity.kind === kind);
    return all.find(({ of }) => of === 'parameter') ?? all[0];
  };
  return wanted.map(ofKind).find((quantity) => quantity !== undefined) ?? (quantities[0] as Quantity);
}

/** The kinds of quantities to calculate in a stage. */
const TASKS: Readonly<Record<StageKind, readonly Quantity['kind'][]>> = {
  data: [],
  forward: ['sum', 'output'],
  loss: ['loss'],
  backward: ['gradient'],
  update: ['changed', 'next'],
};

/** One quantity of each name and kind, but none for every step of a sequence. */
function tasksOf(stage: StageKind, quantities: readonly Quantity[]): readonly Quantity[] {
  return quantities.filter(
    ({ kind, of, name }) => TASKS[stage].includes(kind) && of !== 'inside' && !name.includes('/bias'),
  );
}

function describe({ value, tex, ...quantity }: Quantity, at: number): NamedView {
  return { ...quantity, node: value.id, shape: value.type.shape, tex: tex(''), at };
}

function build(member: Member, batch: number): Built {
  const known = builtFor.get(member) ?? new Map<number, Built>();
  builtFor.set(member, known);
  const already = known.get(batch);
  if (already) return already;
  const slow = buildSlowStep(member.spec, member.data, batch);
  const quantities = [
    ...slow.stages.flatMap((stage, at) => stage.quantities.map((quantity) => ({ quantity, at }))),
    ...slow.numbers.map((quantity) => ({ quantity, at: -1 })),
  ];
  const names = namesOf(quantities.map(({ quantity }) => quantity));
  const built = { slow, every: everyValue(slow), quantities, names };
  known.set(batch, built);
  return built;
}
