import type { OptimizerDef } from '../catalog/optimizers/definition.ts';
import { type ExperimentSpec, entryOf } from '../experiment/index.ts';
import { float32, type GraphBuilder, type Value } from '../ir/graph.ts';
import { type Shape, sizeOf } from '../math/shape.ts';
import type { Pack } from '../onnx/training.ts';
import { concat, maximum, minimum, mul, neg, reshape, where } from '../ops/index.ts';
import type { StateTensor } from './compiled.ts';
import { hyperValues } from './hyper-values.ts';
import type { Parameter } from './parameter.ts';
import { holdPins } from './pins.ts';
import { type Player, turnIn } from './players.ts';
import { constrain, constrains } from './regularize.ts';
import type { Variable } from './variables.ts';

/** The name of the input with the schedule's factor on the learning rate. */
export const SCHEDULE = 'schedule';
/** The name of the input with the number of the step, 1 for the first. */
export const STEP = 'step';

/** The optimizer's hyperparameter that a schedule acts on. */
const LEARNING_RATE = 'lr';

export interface UpdateGraph {
  /** The new state, by name. */
  readonly outputs: Readonly<Record<string, Value>>;
  readonly packs: readonly Pack[];
  /** The optimizer's slots besides the parameters. */
  readonly slots: readonly StateTensor[];
}

/**
 * The optimizer's step of every parameter of a player.
 * @param packing whether all parameters may be updated as one vector
 */
export function buildUpdate(
  spec: ExperimentSpec,
  player: Player,
  builder: GraphBuilder,
  variables: readonly Variable[],
  gradients: readonly Value[],
  packing = true,
): UpdateGraph {
  const optimizer = entryOf('optimizers', player.optimizer.id);
  const hyper = hyperValues(builder, player.path, optimizer.hyper, player.optimizer);
  // The constant schedule is omitted: it would cost a multiplication by 1 at every step.
  const rate = hyper[LEARNING_RATE];
  if (spec.schedule.id !== 'constant' && rate) {
    hyper[LEARNING_RATE] = mul(rate, builder.input(SCHEDULE, float32([])));
  }
  // Without memory or a limit, a rate of 0 leaves everything as it is, and costs less than a choice for each tensor.
  const pauses =
    player.turn !== null && rate !== undefined && Object.keys(optimizer.slots).length === 0 && !player.clip;
  if (pauses) hyper[LEARNING_RATE] = mul(hyper[LEARNING_RATE] as Value, builder.input(player.turn.name, float32([])));
  const step = builder.input(player.count?.name ?? STEP, float32([]));
  const parameters = variables.flatMap((variable) => variable.parameters);
  const slots = parameters.flatMap(({ name, layer, shape }) =>
    Object.entries(optimizer.slots).map(([slot, { initial, mayVanish = false }]) => ({
      name: slotName(name, slot),
      layer,
      shape,
      initial,
      mayVanish,
    })),
  );
  const turn = pauses ? null : turnIn(builder, player);
  const inTurn = (next: Value, now: Value) => (turn ? where(turn, next, now) : next);
  const update = (name: string, shape: Shape, parameter: Value, gradient: Value) => {
    const memory = Object.fromEntries(
      Object.keys(optimizer.slots).map((slot) => [slot, builder.input(slotName(name, slot), float32(shape))]),
    );
    const next = optimizer.update({ parameter, gradient, slots: memory, step, hyper });
    return {
      parameter: inTurn(clip(spec, player, next.parameter), parameter),
      slots: Object.fromEntries(
        Object.entries(next.slots).map(([slot, value]) => [slot, inTurn(value, memory[slot] as Value)]),
      ),
    };
  };

  if (packing && packs(spec, optimizer, parameters)) {
    const total = parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    // A row rather than a vector, because it takes part in matrix products.
    const shape = [1, total];
    const gradient = concat(gradients.map((value) => reshape(value, [1, sizeOf(value.type.shape)])));
    const { packed } = player;
    const { parameter, slots: memory } = update(packed, shape, builder.input(packed, float32(shape)), gradient);
    return {
      outputs: { [packed]: holdPins(spec, parameters, parameter), ...renamed(memory, packed) },
      packs: [
        { name: packed, shape, members: parameters.map(({ name, shape }) => ({ name, shape })) },
        ...Object.keys(memory).map((slot) => ({
          name: slotName(packed, slot),
          shape,
          members: parameters.map(({ name, shape }) => ({ name: slotName(name, slot), shape })),
        })),
      ],
      slots,
    };
  }

  const outputs: Record<string, Value> = {};
  const held: Pack[] = [];
  variables.forEach(({ name, shape, value, parameters: members }, index) => {
    const { parameter: updated, slots: memory } = update(name, shape, value, gradients[index] as Value);
    const [{ role, unitAxis }] = members as [Parameter];
    // A constraint may move pinned elements, so it comes first.
    const parameter = holdPins(
      spec,
      members,
      members.length === 1 && role === 'weight' && unitAxis !== null ? constrain(spec, updated, unitAxis) : updated,
    );
    if (members.length > 1) {
      held.push({ name, shape, members });
      outputs[name] = parameter;
    } else if (shape.length === 1 && slots.length === 0) {
      // The product that updates a bias gives a row: if the bias is stored as a row, it need not be reshaped at every
      // step.
      const row = { name: `row/${name}`, shape: [1, ...shape], members: [{ name, shape }] };
      held.push(row);
      outputs[row.name] = reshape(parameter, row.shape);
    } else outputs[name] = parameter;
    Object.assign(outputs, renamed(memory, name));
  });
  return { outputs, packs: held, slots };
}

/** Parameters within the limit that the loss of a player sets for them. */
function clip({ loss }: ExperimentSpec, { clip: name }: Player, parameter: Value): Value {
  if (name === null) return parameter;
  const limit = hyperValues(parameter.builder, 'loss', entryOf('losses', loss.id).hyper, loss)[name] as Value;
  return maximum(minimum(parameter, limit), neg(limit));
}

/**
 * Whether all parameters are updated as one vector. An optimizer with slots needs many small ops for every tensor, and
 * on small networks their number determines the time; plain SGD is fused into the products of the gradients instead.
 */
function packs(spec: ExperimentSpec, optimizer: OptimizerDef, parameters: readonly unknown[]): boolean {
  return parameters.length > 1 && Object.keys(optimizer.slots).length > 0 && !constrains(spec);
}

function slotName(parameter: string, slot: string): string {
  return `${parameter}/${slot}`;
}

function renamed(memory: Readonly<Record<string, Value>>, parameter: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(memory).map(([slot, value]) => [slotName(parameter, slot), value]));
}
