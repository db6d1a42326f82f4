import { call, type ExperimentSpec, type LayerSpec, layer } from '../../experiment/index.ts';
import type { Look } from '../look.ts';
import { flowBack, isRecurrent, RECURRENT, type RecurrentId, type StateGradients } from './backflow.ts';
import { trainRival, withLayers } from './rival.ts';
import type { Subject } from './subject.ts';

/** How the gradient gets back through the steps if all recurrent layers of the network are of another kind. */
export interface Recurrences {
  readonly step: number;
  readonly networks: readonly {
    readonly kind: RecurrentId;
    /** The steps that this network has made. */
    readonly step: number;
    readonly layers: readonly StateGradients[];
  }[];
}

export const recurrences = {
  keeps: 'latest',
  interval: 1000,
  find: (look: Look, _wish: true) => compareRecurrences(look),
} as const satisfies Subject<Recurrences>;

/** Trains the network with each other kind of recurrent layer; null if none of its layers is recurrent. */
export async function* compareRecurrences(look: Look): AsyncGenerator<void, Recurrences | null> {
  const { step } = look.trainer;
  const networks: Recurrences['networks'][number][] = [];
  for (const kind of otherKinds(look.member.spec.layers)) {
    const rival = yield* trainRival(look, kind, withRecurrent(look.member.spec, kind));
    const found = yield* flowBack(rival);
    if (found) networks.push({ kind, step: found.step, layers: found.layers });
  }
  return networks.length > 0 ? { step, networks } : null;
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
