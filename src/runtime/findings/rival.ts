import { compile } from '../../compiler/compile.ts';
import type { Compiled } from '../../compiler/compiled.ts';
import { timeOf } from '../../compiler/cost.ts';
import { initialState } from '../../compiler/initial.ts';
import type { Member } from '../../compiler/replicas.ts';
import {
  call,
  DRAWN,
  defaultLayer,
  type ExperimentSpec,
  entryOf,
  type LayerSpec,
  reconcile,
} from '../../experiment/index.ts';
import { planeColumns } from '../../experiment/inputs.ts';
import { sizeOf } from '../../math/shape.ts';
import type { Look } from '../look.ts';
import type { Trainer } from '../trainer.ts';
import { type Frozen, SLICE } from './slices.ts';

/** A network that trains beside another one, on the same data. */
interface Rival {
  readonly member: Member;
  readonly compiled: Compiled;
  readonly trainer: Trainer;
}

/** The rivals of the replicas of a trainer, by their names. */
const rivals = new WeakMap<Trainer, Map<string, Rival>>();

/** Forward and backward pass take about three times as long as the forward pass. */
const PASSES = 3;

/**
 * A rival of the shown network, trained to a step. It yields between slices of the training, which it continues when a
 * later step is asked for.
 * @param name identifies it among the rivals of the run
 * @param spec its experiment, which differs from that of the run in its hidden layers
 * @param goal the step, which the shown network may have passed before the rival gets there
 * @param report what to yield when the rival has reached a step
 */
export async function* trainRival<Report>(
  look: Look,
  name: string,
  spec: ExperimentSpec,
  goal: number,
  report: (step: number) => Report,
): AsyncGenerator<Report, Frozen> {
  const { member, compiled, trainer } = rivalOf(look, name, { ...spec, until: [] });
  yield report(trainer.step);
  await trainer.prepareSteps();
  yield report(trainer.step);
  // What can be changed during a run, such as the learning rate, changes for both.
  trainer.setLive({ ...spec, until: [] });
  if (trainer.step === 0 || trainer.step > goal) trainer.setState(initialState(member.spec, compiled), 0);
  const affordable = Math.floor(SLICE / (PASSES * compiled.batch * timeOf(compiled)));
  while (trainer.step < goal && trainer.stopped === null) {
    const { unroll } = trainer;
    const steps = Math.max(1, Math.floor(affordable / unroll)) * unroll;
    await trainer.train(Math.min(steps, goal - trainer.step));
    yield report(trainer.step);
  }
  return { member, compiled, trainer, replica: 0, state: await trainer.state() };
}

function rivalOf({ trainer, member: { data }, replica }: Look, name: string, spec: ExperimentSpec): Rival {
  const known = rivals.get(trainer) ?? new Map<string, Rival>();
  rivals.set(trainer, known);
  const key = `${name} ${replica}`;
  const existing = known.get(key);
  if (existing) return existing;
  const own = { spec, data };
  const program = compile(spec, data);
  const rival = { member: own, compiled: program, trainer: trainer.beside(program, [own]) };
  known.set(key, rival);
  return rival;
}

/**
 * The experiment with a single hidden layer, which is dense, has the activation of the first layer with one, and makes the
 * network about as large.
 */
export function denseRival({ member, compiled }: Pick<Look, 'member' | 'compiled'>): ExperimentSpec {
  const { spec } = member;
  const activation = spec.layers.find((layer) => layer.activation)?.activation ?? call('activations', 'relu');
  const units = unitsFor(member, parametersOf(compiled));
  return withLayers(spec, [{ ...defaultLayer(), ...call('layers', 'dense', { units }), activation }]);
}

/** The experiment with other hidden layers. */
export function withLayers(spec: ExperimentSpec, layers: readonly LayerSpec[]): ExperimentSpec {
  const [across, up] = planeColumns(spec);
  // The rival has no picture, so its plane does not matter; that of the components takes long to find.
  const plane = across !== undefined && up !== undefined ? ([across, up] as const) : spec.plane;
  return { ...reconcile({ ...spec, layers, pins: [], start: DRAWN }).spec, plane };
}

/** With fewer units, a dense network learns nothing that is worth a comparison. */
const FEWEST_UNITS = 8;

/** The number of units with which the rival has about as many parameters, or more if those are too few. */
function unitsFor({ data: { features, outputs } }: Member, parameters: number): number {
  const { max } = entryOf('layers', 'dense').hyper.units as { readonly max: number };
  const units = Math.round((parameters - outputs) / (features.length + 1 + outputs));
  return Math.max(FEWEST_UNITS, Math.min(max, units));
}

/** The number of parameters of a network. */
export function parametersOf({ parameters }: Compiled): number {
  return parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}
