/** Applies the experiment's regularizers to a training step. Their formulas are in the catalog. */
import type { RegularizerDef } from '../catalog/regularizers/definition.ts';
import { type Call, type ExperimentSpec, entryOf } from '../experiment/index.ts';
import { float32, type GraphBuilder, type Value } from '../ir/graph.ts';
import { add } from '../ops/index.ts';
import { hyperValues } from './hyper-values.ts';
import type { Noise, Parameter } from './parameter.ts';

interface Active {
  readonly definition: RegularizerDef;
  readonly hyper: Record<string, Value>;
}

/** Applies the input noise of the experiment, if it has one. */
export function disturbInputs(spec: ExperimentSpec, x: Value, noise: Noise[]): Value {
  return disturb(spec, 'inputs', 'inputs', x, noise);
}

/** Applies the weight noise of the experiment, if it has one. */
export function disturbWeight(spec: ExperimentSpec, name: string, weight: Value, noise: Noise[]): Value {
  return disturb(spec, 'weights', name, weight, noise);
}

export function softenTargets(spec: ExperimentSpec, target: Value): Value {
  return activeIn(spec, target.builder).reduce(
    (softened, { definition, hyper }) => definition.targets?.(softened, hyper) ?? softened,
    target,
  );
}

/** The loss plus the penalties on the weights. */
export function penalize(spec: ExperimentSpec, loss: Value, parameters: readonly Parameter[]): Value {
  const everywhere = activeIn(spec, loss.builder);
  const terms = parameters
    .filter(({ role }) => role === 'weight')
    .flatMap(({ value, penalty }) => {
      const acting = penalty ? [activate(loss.builder, penalty.prefix, penalty.call)] : everywhere;
      return acting.flatMap(({ definition, hyper }) => definition.penalty?.(value, hyper) ?? []);
    });
  return terms.reduce(add, loss);
}

export function changeGradients(spec: ExperimentSpec, gradients: readonly Value[]): readonly Value[] {
  const [first] = gradients;
  if (!first) return gradients;
  return activeIn(spec, first.builder).reduce(
    (changed, { definition, hyper }) => definition.gradients?.(changed, hyper) ?? changed,
    gradients,
  );
}

/** A weight after an update with the experiment's constraints applied. */
export function constrain(spec: ExperimentSpec, weight: Value, unitAxis: number): Value {
  return activeIn(spec, weight.builder).reduce(
    (held, { definition, hyper }) => definition.constrain?.(held, hyper, unitAxis) ?? held,
    weight,
  );
}

/** Whether any constraint acts on single weight tensors. */
export function constrains(spec: ExperimentSpec): boolean {
  return spec.regularizers.some(({ id }) => entryOf('regularizers', id).constrain !== undefined);
}

function disturb(spec: ExperimentSpec, on: 'inputs' | 'weights', name: string, x: Value, noise: Noise[]): Value {
  return spec.regularizers.reduce((disturbed, call) => {
    const { definition, hyper } = activate(x.builder, `reg/${call.id}`, call);
    if (definition.noise?.on !== on) return disturbed;
    const source: Noise = { name: `reg/${call.id}/${name}`, shape: x.type.shape, distribution: 'normal' };
    noise.push(source);
    return definition.noise.build(disturbed, x.builder.input(source.name, float32(source.shape)), hyper);
  }, x);
}

function activeIn(spec: ExperimentSpec, builder: GraphBuilder): Active[] {
  return spec.regularizers.map((call) => activate(builder, `reg/${call.id}`, call));
}

function activate(builder: GraphBuilder, prefix: string, call: Call): Active {
  const definition = entryOf('regularizers', call.id);
  return { definition, hyper: hyperValues(builder, prefix, definition.hyper, call) };
}
