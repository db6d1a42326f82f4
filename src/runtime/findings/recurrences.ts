import { call, type ExperimentSpec, type LayerSpec, layer } from '../../experiment/index.ts';
import { type Look, ownState } from '../look.ts';
import type { Trainer } from '../trainer.ts';
import { flowBack, isRecurrent, RECURRENT, type RecurrentId, type StateGradients } from './backflow.ts';
import { trainRival, withLayers } from './rival.ts';
import type { Report, Subject } from './subject.ts';

/** How the gradient gets back through the steps if all recurrent layers of the network are of another kind. */
export interface Recurrences {
  /** The latest comparison after equally many steps; null until the other networks have made as many. */
  readonly comparison: RecurrencesAtStep | null;
  /** The step that the other networks are trained to. */
  readonly goal: number;
  /** The steps that each of the other networks has made. */
  readonly progress: readonly { readonly kind: RecurrentId; readonly step: number }[];
}

/** The shown network and others after equally many steps. */
export interface RecurrencesAtStep {
  readonly step: number;
  /** The layers of the shown network. */
  readonly own: readonly StateGradients[];
  readonly networks: readonly {
    readonly kind: RecurrentId;
    /** The steps that this network has made: fewer if it has diverged. */
    readonly step: number;
    readonly layers: readonly StateGradients[];
  }[];
}

export const recurrences = {
  keeps: 'latest',
  interval: 1000,
  find: (look: Look, _wish: true) => compareRecurrences(look),
} as const satisfies Subject<Recurrences>;

/** The latest comparison of each replica of a trainer, which remains while the other networks catch up. */
const latest = new WeakMap<Trainer, Map<number, RecurrencesAtStep>>();

/**
 * Trains the network with each other kind of recurrent layer, and yields how far these are; null if none of its layers is
 * recurrent.
 */
export async function* compareRecurrences(look: Look): AsyncGenerator<Report<Recurrences>, Recurrences | null> {
  const { trainer, replica, member } = look;
  const goal = trainer.step;
  const kinds = otherKinds(member.spec.layers);
  if (kinds.length === 0) return null;
  const known = latest.get(trainer) ?? new Map<number, RecurrencesAtStep>();
  latest.set(trainer, known);
  // After a reset, the run has not yet made those steps.
  if ((known.get(replica)?.step ?? 0) > goal) known.delete(replica);
  const reached = new Map(kinds.map((kind) => [kind, 0]));
  const report = (): Recurrences => ({
    comparison: known.get(replica) ?? null,
    goal,
    progress: kinds.map((kind) => ({ kind, step: reached.get(kind) as number })),
  });
  // The run continues to train before the others have made as many steps.
  const state = ownState(look, await trainer.state());
  yield report();
  const own = (yield* flowBack({ ...look, state }))?.layers ?? [];
  const networks: RecurrencesAtStep['networks'][number][] = [];
  for (const kind of kinds) {
    const rival = yield* trainRival(look, kind, withRecurrent(member.spec, kind), goal, (step) => {
      reached.set(kind, step);
      return report();
    });
    reached.set(kind, rival.trainer.step);
    const found = yield* flowBack(rival);
    if (found) networks.push({ kind, step: found.step, layers: found.layers });
  }
  known.set(replica, { step: goal, own, networks });
  return report();
}

/** The kinds that differ from the recurrent layers of a network; none if it has no recurrent layers. */
function otherKinds(layers: readonly LayerSpec[]): readonly RecurrentId[] {
  const own = layers.filter(({ id }) => isRecurrent(id));
  if (own.length === 0) return [];
  return RECURRENT.filter((kind) => !own.every(({ id, activation }) => id === kind && isUsual(activation?.id)));
}

/** Whether the activation of a recurrent layer is what the rivals have. */
function isUsual(activation: string | undefined): boolean {
  return activation === undefined || activation === 'tanh';
}

/** The experiment with recurrent layers of one kind, which keep their units and what else all kinds have. */
function withRecurrent(spec: ExperimentSpec, kind: RecurrentId): ExperimentSpec {
  const replaced = spec.layers.map((one): LayerSpec => {
    if (!isRecurrent(one.id)) return one;
    const own = layer(kind);
    const { args } = call('layers', kind);
    const shared = Object.entries(one.args).filter(([name]) => name in args);
    return {
      ...own,
      args: { ...args, ...Object.fromEntries(shared) },
      initializer: one.initializer,
      penalty: one.penalty,
    };
  });
  return withLayers(spec, replaced);
}
