import type { ExperimentSpec } from '../../experiment/index.ts';
import type { PlayerId } from '../../experiment/two-networks.ts';
import { finishGraph, float32, type Graph, inputName, reachableFrom, type Value } from '../../ir/graph.ts';
import { mul } from '../../ops/index.ts';
import type { PreparedData } from '../data.ts';
import { buildForward, type Forward } from '../forward.ts';
import { buildMoves, type Move, memoryOf } from '../moves.ts';
import type { Shown } from '../network.ts';
import type { Noise } from '../parameter.ts';
import { SCHEDULE } from '../update.ts';
import type { Quantity, StageKind } from './quantity.ts';
import * as symbols from './symbols.ts';

/** A part of a training step, in the order in which a person follows it. */
export interface Stage {
  readonly kind: StageKind;
  /** Index of its layer: hidden layers, then the output; null if it belongs to none. */
  readonly layer: number | null;
  /** null if there is only one. */
  readonly player: PlayerId | null;
  readonly quantities: readonly Quantity[];
}

/** A training step whose intermediate results have names. */
export interface SlowStep {
  /** The step, without the passes that make it faster but hide what it computes. */
  readonly graph: Graph;
  readonly stages: readonly Stage[];
  /** The numbers that a person has chosen, or that follow from the number of the step. */
  readonly numbers: readonly Quantity[];
  readonly noise: readonly Noise[];
}

/**
 * Builds one training step for people to follow: the same layers, losses, gradients and updates, by the same code as the
 * step that trains, before any pass joins or merges them.
 * @param batch the number of examples; an agent makes its own
 */
export function buildSlowStep(spec: ExperimentSpec, data: PreparedData, batch: number): SlowStep {
  const shown: Shown = new Map();
  const forward = buildForward(spec, data, batch, shown);
  const inner = innerQuantities(forward, shown);
  const moves = buildMoves(spec, forward.forward, forward.trained, [], {
    others: inner.map(({ value }) => value),
    packing: false,
  });
  const found = [...inner, ...moves.flatMap((move) => quantitiesOfMove(spec, forward, inner, move))];
  const outputs = Object.assign({}, ...moves.map(({ update }) => update.outputs), memoryOf(spec, forward.forward));
  // A prediction may not be part of the loss, which often takes the values before the output's activation.
  const named = Object.fromEntries(found.map(({ value }) => [`shown/${value.id}`, value]));
  const graph = finishGraph({ ...outputs, ...named });
  const given = givenQuantities(spec, forward, graph, new Set(found.map(({ value }) => value)));
  const quantities = [...given.filter(({ kind }) => kind !== 'number'), ...found];
  return {
    graph,
    stages: stagesFor(forward.network.layers.length, moves).flatMap((stage) => {
      const own = quantities.filter(
        (one) => one.stage === stage.kind && one.layer === stage.layer && one.player === stage.player,
      );
      return own.length > 0 ? [{ ...stage, quantities: own }] : [];
    }),
    numbers: given.filter(({ kind }) => kind === 'number'),
    noise: forward.noise,
  };
}

/** The stages that a step of this many layers may have, in order. */
function stagesFor(layers: number, moves: readonly Move[]): readonly Omit<Stage, 'quantities'>[] {
  const order = Array.from({ length: layers }, (_, layer) => layer);
  const ofLayers = (kind: StageKind, player: PlayerId | null, order: readonly number[]) =>
    order.map((layer) => ({ kind, layer, player }));
  return [
    { kind: 'data', layer: null, player: null },
    ...ofLayers('forward', null, order),
    ...moves.flatMap(({ player: { id: player } }) => [
      { kind: 'loss' as const, layer: null, player },
      ...ofLayers('backward', player, order.toReversed()),
      ...ofLayers('update', player, order),
    ]),
  ];
}

/** What the layers compute. */
function innerQuantities({ network, passes, forward }: Forward, shown: Shown): readonly Quantity[] {
  const reached = new Set(reachableFrom(Object.values(forward.outputs)));
  const at = { stage: 'forward', player: null, time: null } as const;
  return network.layers.flatMap(({ name }, layer) => {
    // An agent passes its network over every observation alone while it acts, and at last over all of them to learn.
    const own = passes.map((pass) => pass.layers[layer]).findLast((one) => one && reached.has(one.logits));
    if (!own) return [];
    const { logits, units } = own;
    const isOutput = layer === network.layers.length - 1;
    const insides = [...shown].flatMap(([key, values]): Quantity[] => {
      if (!key.startsWith(`${name}/`)) return [];
      const local = key.slice(name.length + 1);
      return values.flatMap((value, index) => {
        if (!reached.has(value) || value === logits || value === units) return [];
        const time = values.length > 1 ? index : null;
        const tex = symbols.ofInside(local, layer, time);
        return [{ ...at, kind: 'inside', of: 'inside', name: key, layer, time, value, tex }];
      });
    });
    const sum: Quantity[] =
      logits === units
        ? []
        : [{ ...at, kind: 'sum', of: 'sum', name, layer, value: logits, tex: symbols.ofLayer('z', layer) }];
    const tex = isOutput ? symbols.plain('\\hat{y}') : symbols.ofLayer('a', layer);
    return [...insides, ...sum, { ...at, kind: 'output', of: 'output', name, layer, value: units, tex }];
  });
}

/** The loss of a player, its gradients, and what its optimizer computes. */
function quantitiesOfMove(
  spec: ExperimentSpec,
  { forward }: Forward,
  inner: readonly Quantity[],
  { player, variables, slopes, gradients, otherSlopes, update }: Move,
): readonly Quantity[] {
  const { id, loss } = player;
  const at = { player: id, time: null } as const;
  const whole = forward.outputs[loss] as Value;
  const { builder } = whole;
  const backward = inner.flatMap((quantity, index): Quantity[] => {
    const value = otherSlopes[index] as Value;
    // The constant 0 is the gradient of what the loss does not depend on.
    if (value.constant) return [];
    const tex = symbols.slopeOf(quantity.tex, loss);
    return [{ ...quantity, kind: 'gradient', stage: 'backward', player: id, value, tex }];
  });
  const rate = rateOf(spec, player, whole, update.outputs);
  const ofParameters = variables.flatMap(({ name, parameters: [parameter] }, index): Quantity[] => {
    const layer = parameter?.layer as number;
    const own = { ...at, name, of: 'parameter', layer } as const;
    const symbol = symbols.ofParameter(name, layer);
    const [slope, changed] = [slopes[index] as Value, gradients[index] as Value];
    const slots = update.slots.filter((slot) => slot.name.startsWith(`${name}/`));
    return [
      { ...own, kind: 'gradient', stage: 'backward', value: slope, tex: symbols.slopeOf(symbol, loss) },
      ...(changed === slope
        ? []
        : [{ ...own, kind: 'changed', stage: 'update', value: changed, tex: symbols.changed(symbol) } as const]),
      ...slots.flatMap((slot): Quantity[] => {
        const tex = symbols.ofSlot(player, slot.name.slice(name.length + 1), symbol);
        const ofSlot = { ...own, name: slot.name, of: 'slot', stage: 'update' } as const;
        return [
          { ...ofSlot, kind: 'slot', value: builder.input(slot.name, float32(slot.shape)), tex },
          { ...ofSlot, kind: 'next', value: updated(update, slot.name), tex: symbols.next(tex) },
        ];
      }),
      { ...own, kind: 'next', stage: 'update', value: updated(update, name), tex: symbols.next(symbol) },
    ];
  });
  const layers = new Set(ofParameters.map(({ layer }) => layer));
  const rates = [...layers].flatMap((layer): Quantity[] =>
    rate ? [{ ...at, kind: 'rate', of: 'rate', name: 'lr', layer, stage: 'update', ...rate }] : [],
  );
  return [
    {
      ...at,
      kind: 'loss',
      of: 'loss',
      name: loss,
      layer: null,
      stage: 'loss',
      value: whole,
      tex: symbols.ofLoss(loss),
    },
    ...backward.toReversed(),
    ...rates,
    ...ofParameters,
  ];
}

/** A tensor after the step. */
function updated({ outputs }: Move['update'], name: string): Value {
  return (outputs[name] ?? outputs[`row/${name}`]) as Value;
}

/** The learning rate that a schedule changes from step to step; null if none does. */
function rateOf(
  spec: ExperimentSpec,
  { path }: Move['player'],
  { builder }: Value,
  outputs: Readonly<Record<string, Value>>,
) {
  const value = mul(builder.input(`${path}/lr`, float32([])), builder.input(SCHEDULE, float32([])));
  const isUsed = spec.schedule.id !== 'constant' && reachableFrom(Object.values(outputs)).includes(value);
  return isUsed ? { value, tex: symbols.plain('\\eta_t') } : null;
}

/** The inputs of the step that no other quantity is. */
function givenQuantities(
  spec: ExperimentSpec,
  { network }: Forward,
  { values }: Graph,
  known: ReadonlySet<Value>,
): readonly Quantity[] {
  const numbers = symbols.numbersOf(spec);
  return values.flatMap((value): Quantity[] => {
    if (value.op !== 'input' || known.has(value)) return [];
    const name = inputName(value);
    const at = { name, player: null, time: null, value } as const;
    const number = value.type.shape.length === 0 ? numbers.get(name) : undefined;
    if (number) return [{ ...at, kind: 'number', of: 'number', layer: null, stage: 'update', tex: number }];
    const parameter = network.parameters.find((one) => one.name === name);
    if (parameter) {
      const { layer } = parameter;
      const tex = symbols.ofParameter(name, layer);
      return [{ ...at, kind: 'parameter', of: 'parameter', layer, stage: 'forward', tex }];
    }
    const layer = network.layers.findIndex((one) => name.startsWith(`${one.name}/`));
    const tex = symbols.ofGiven(name);
    return [
      layer < 0
        ? { ...at, kind: 'given', of: 'given', layer: null, stage: 'data', tex }
        : { ...at, kind: 'given', of: 'given', layer, stage: 'forward', tex },
    ];
  });
}
