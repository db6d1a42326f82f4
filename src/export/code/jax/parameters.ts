/** The parameters of an experiment as pytrees: what they start from, and what holds them. */
import { parametersOf } from '../../../compiler/compile.ts';
import type { PreparedData } from '../../../compiler/data.ts';
import type { ExperimentSpec, Pin } from '../../../experiment/index.ts';
import { type Shape, stridesOf } from '../../../math/shape.ts';
import type { StateTensor } from '../record-file.ts';
import { number, type Script, tuple } from '../script.ts';
import { drawnTensor, filled } from './initializers.ts';
import { definition, dict, invocation, nested, parameter, replaced } from './python.ts';
import { longestVector, noiseOn, penalties } from './regularizers.ts';

type Parameter = ReturnType<typeof parametersOf>[number];

/** The parameters of a network that trains with one optimizer. */
export interface ParameterGroup {
  /** Its key in `INITIAL`: `params`, or the name of a player. */
  readonly key: string;
  readonly trained: readonly Parameter[];
}

/** All parameters of an experiment by what becomes of them. */
export interface Parameters {
  readonly groups: readonly ParameterGroup[];
  readonly frozen: readonly Parameter[];
}

/** @param keyOf the key of the group of a layer */
export function parametersIn(spec: ExperimentSpec, data: PreparedData, keyOf: (layer: number) => string): Parameters {
  const all = parametersOf(spec, data);
  const keys = [...new Set(all.map(({ layer }) => keyOf(layer)))];
  return {
    groups: keys.map((key) => ({
      key,
      trained: all.filter((one) => !one.frozen && keyOf(one.layer) === key),
    })),
    frozen: all.filter(({ frozen }) => frozen),
  };
}

/** The initial values as arrays of the record, `params/dense1/weight`. */
export function parameterTensors({ groups, frozen }: Parameters): readonly StateTensor[] {
  const tensor = (key: string) => (one: Parameter) => ({ key: `${key}/${one.name}`, shape: one.shape, of: [one.name] });
  return [...groups.flatMap(({ key, trained }) => trained.map(tensor(key))), ...frozen.map(tensor('frozen'))];
}

/** The expression of all parameters of a network: those that train, and those that are frozen. */
export function withFrozen(params: string, { frozen }: Parameters): string {
  return frozen.length > 0 ? `FROZEN | ${params}` : params;
}

/** The function that draws new parameters. @param asGroups whether they are a dict of groups */
export function writeInitialize(
  spec: ExperimentSpec,
  { groups }: Parameters,
  asGroups: boolean,
  script: Script,
): { readonly source: string; call(key: string): string } {
  let keys = 0;
  const trees = groups.map(({ key, trained }): [string, string] => [
    key,
    nested(
      trained.map((one) => {
        const start = startOf(spec, one, key, script);
        keys += start.keys;
        return [one.name, start.value];
      }),
    ),
  ]);
  const tree = asGroups ? dict(trees) : (trees[0]?.[1] ?? '{}');
  const held = !asGroups && holds(spec, groups[0] as ParameterGroup) ? `hold(${tree})` : tree;
  const draws = keys > 0;
  return {
    source: definition(
      `initialize(${draws ? 'key' : ''})`,
      `${draws ? 'Draws' : 'Makes'} parameters to start from, as the experiment does.`,
      [draws ? `keys = iter(jax.random.split(key, ${keys}))` : null, `return ${held}`],
    ),
    call: (key) => `initialize(${draws ? key : ''})`,
  };
}

function startOf(
  { start }: ExperimentSpec,
  { name, shape, start: usual }: Parameter,
  key: string,
  script: Script,
): { readonly value: string; readonly keys: number } {
  if (start.whole.some((one) => one.parameter === name)) {
    return { value: parameter(name, `INITIAL["${key}"]`), keys: 0 };
  }
  const drawn = 'by' in usual ? drawnTensor(usual, script) : { value: filled(usual.value, shape), keys: 0 };
  return {
    ...drawn,
    value: withElements(
      drawn.value,
      shape,
      start.elements.filter((one) => one.parameter === name),
    ),
  };
}

/** A tensor with some elements set. */
function withElements(tensor: string, shape: Shape, elements: readonly Pin[]): string {
  const strides = stridesOf(shape);
  return elements.reduce((value, one) => {
    const place = shape.map((length, axis) => Math.floor(one.index / (strides[axis] as number)) % length);
    return `${value}.at[${place.join(', ')}].set(${number(one.value)})`;
  }, tensor);
}

/** Whether elements of a group are pinned. */
function holds({ pins }: ExperimentSpec, { trained }: ParameterGroup): boolean {
  return trained.some(({ name }) => pins.some(({ parameter }) => parameter === name));
}

/** Statements that keep parameters within their limits after an update, and the functions that they call. */
export interface Limits {
  readonly sources: readonly string[];
  readonly statements: readonly string[];
}

/**
 * @param params the expression of the group's parameters
 * @param suffix ends the names of functions that exist for each of several groups
 */
export function writeLimits(
  spec: ExperimentSpec,
  group: ParameterGroup,
  script: Script,
  params = 'params',
  suffix = '',
): Limits {
  const sources: string[] = [];
  const statements: string[] = [];
  const limit = longestVector(spec);
  const weights = group.trained.filter(({ role, unitAxis }) => role === 'weight' && unitAxis !== null);
  if (limit !== undefined && weights.length > 0) {
    const name = `limit_norms${suffix}`;
    const limited = weights.map(({ name, shape, unitAxis }): [string, string] => {
      const axes = shape.flatMap((_, axis) => (axis === unitAxis ? [] : [axis]));
      return [name, invocation('limited', [parameter(name), tuple(axes)])];
    });
    script.helper(
      'limited',
      definition('limited(weight, axes)', `Shortens the weights of each unit to a length of at most ${limit}.`, [
        'norms = jnp.sqrt(jnp.sum(weight**2, axis=axes, keepdims=True))',
        `return weight * (${limit} / jnp.maximum(norms, ${limit}))`,
      ]),
    );
    sources.push(definition(`${name}(params)`, 'Limits the weights of every unit.', [`return ${replaced(limited)}`]));
    statements.push(`${params} = ${name}(${params})`);
  }
  if (holds(spec, group)) {
    const name = `hold${suffix}`;
    const held = group.trained.flatMap(({ name, shape }): [string, string][] => {
      const pins = spec.pins.filter(({ parameter: of }) => of === name);
      return pins.length > 0 ? [[name, withElements(parameter(name), shape, pins)]] : [];
    });
    sources.push(
      definition(`${name}(params)`, 'Puts the pinned elements back to their values.', [`return ${replaced(held)}`]),
    );
    statements.push(`${params} = ${name}(${params})`);
  }
  return { sources, statements };
}

/** The function with the penalties on the weights of a group; null if there are none. */
export function writePenalty(spec: ExperimentSpec, { trained }: ParameterGroup, name: string): string | null {
  const terms = trained
    .filter(({ role }) => role === 'weight')
    .flatMap((one) => penalties(one.penalty ? [one.penalty.call] : spec.regularizers, parameter(one.name)));
  if (terms.length === 0) return null;
  const body = terms.length === 1 ? [`return ${terms[0]}`] : [`terms = [${terms.join(', ')}]`, 'return sum(terms)'];
  return definition(`${name}(params)`, 'What the weights add to the loss.', body);
}

/** The function that adds noise to the weights; null without. */
export function writeDisturb(spec: ExperimentSpec): string | null {
  const noise = noiseOn(spec, 'weights');
  if (!noise) return null;
  return definition('disturb(params, draws)', 'The parameters with noise on every weight.', [
    'def disturbed(layer, name, value):',
    `    noise = draws.get(f"${noise.prefix}/{layer}/{name}")`,
    `    return value if noise is None else value + ${noise.sd} * noise`,
    '',
    'return {layer: {name: disturbed(layer, name, value) for name, value in tensors.items()} for layer, tensors in params.items()}',
  ]);
}
