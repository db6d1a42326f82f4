import type { regularizers as catalog } from '../../../catalog/regularizers/index.ts';
import type { Call, ExperimentSpec, LayerSpec } from '../../../experiment/index.ts';

type Args = Readonly<Record<string, number>>;

/** λ₁ Σ|w| + λ₂ Σw² */
interface Penalty {
  readonly l1?: number;
  readonly l2?: number;
}

/** What a regularizer changes in a program for Keras. */
interface Effect {
  readonly penalty?: Penalty;
  readonly inputNoise?: number;
  readonly weightNoise?: number;
  readonly clipValue?: number;
  readonly clipNorm?: number;
  readonly maxNorm?: number;
  readonly smoothing?: number;
  readonly stopping?: Args;
}

/** Every regularizer of the catalog. */
const regularizers = {
  l1: ({ lambda }) => ({ penalty: { l1: lambda as number } }),
  l2: ({ lambda }) => ({ penalty: { l2: lambda as number } }),
  elastic_net: ({ l1, l2 }) => ({ penalty: { l1: l1 as number, l2: l2 as number } }),
  input_noise: ({ sd }) => ({ inputNoise: sd as number }),
  weight_noise: ({ sd }) => ({ weightNoise: sd as number }),
  clip_value: ({ limit }) => ({ clipValue: limit as number }),
  clip_norm: ({ limit }) => ({ clipNorm: limit as number }),
  max_norm: ({ limit }) => ({ maxNorm: limit as number }),
  label_smoothing: ({ smoothing }) => ({ smoothing: smoothing as number }),
  early_stopping: (stopping) => ({ stopping }),
} satisfies Record<keyof typeof catalog, (args: Args) => Effect>;

/** What all regularizers of an experiment change; null for what none does. */
export interface Effects {
  readonly inputNoise: number | null;
  readonly weightNoise: number | null;
  readonly clipValue: number | null;
  readonly clipNorm: number | null;
  readonly maxNorm: number | null;
  readonly smoothing: number | null;
  /** The arguments of early stopping. */
  readonly stopping: Args | null;
  /** The penalty on the weights of a layer: its own, or those of the experiment together. */
  penaltyOf(layer: Pick<LayerSpec, 'penalty'>): Penalty;
}

/** What the regularizers of an experiment change. */
export function effectsOf({ regularizers: calls }: ExperimentSpec): Effects {
  const effects = calls.map(effectOf);
  const only = <Name extends keyof Effect>(name: Name) =>
    (effects.find((effect) => effect[name] !== undefined)?.[name] ?? null) as Required<Effect>[Name] | null;
  return {
    inputNoise: only('inputNoise'),
    weightNoise: only('weightNoise'),
    clipValue: only('clipValue'),
    clipNorm: only('clipNorm'),
    maxNorm: only('maxNorm'),
    smoothing: only('smoothing'),
    stopping: only('stopping'),
    penaltyOf: ({ penalty }) => sumOf(penalty ? [effectOf(penalty)] : effects),
  };
}

function effectOf({ id, args }: Call): Effect {
  return regularizers[id as keyof typeof regularizers](args);
}

function sumOf(effects: readonly Effect[]): Penalty {
  const sum = (name: keyof Penalty) => effects.reduce((total, { penalty }) => total + (penalty?.[name] ?? 0), 0);
  return { l1: sum('l1'), l2: sum('l2') };
}
