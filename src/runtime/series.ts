/** The series of a run: the numbers that every frame reports and that become curves. Page and worker share this list. */
import type { Part } from '../experiment/experiment.ts';

/**
 * The parts that are evaluated while a run trains. The test part is not among them, because a person can still change
 * the training.
 */
export const EVALUATED = ['train', 'validation'] as const satisfies readonly Part[];

/** A number that is measured on the examples of a part: each evaluated part has a series of it. */
interface Score {
  readonly perPart: true;
  /** Its name; null for the metric of the run, whose words are in `RunView.metric`. */
  readonly label: string | null;
  /** Which values are better; null if the metric decides. */
  readonly better: 'lower' | 'higher' | null;
}

/** A number that is measured once per frame. */
interface Signal {
  readonly perPart: false;
  /** Its name beside a curve. */
  readonly label: string;
  readonly axis: 'linear' | 'log';
}

/** A number of an agent that is measured once per frame. */
interface AgentSignal {
  readonly perPart: null;
}

/**
 * Everything that frames measure. A score is an output `<part>/<id>` of `buildEvaluation` in the compiler, a signal is a
 * value in `takeFrame`.
 */
export const MEASURES = {
  loss: { perPart: true, label: 'Loss', better: 'lower' },
  metric: { perPart: true, label: null, better: null },
  /** Of a network with a generator; NaN for any other. */
  generatorLoss: { perPart: true, label: 'Generator loss', better: 'lower' },
  /** Of an agent: how undecided its policy is, in nats; NaN for any other network, and for an agent without a policy. */
  entropy: { perPart: true, label: 'Entropy', better: null },
  /** Of an agent: the mean squared error of its estimates of values; NaN without these. */
  valueLoss: { perPart: true, label: 'Value loss', better: 'lower' },
  /** Of the next step, after the schedule. */
  'learning-rate': { perPart: false, label: 'rate', axis: 'linear' },
  /**
   * The length of the gradient of all trained parameters for the batch of the next step; NaN before the engine is
   * available.
   */
  'gradient-norm': { perPart: false, label: 'gradient', axis: 'log' },
  /** The lowest and the highest tenth of the last returns of an agent's worlds, and how many episodes are over. */
  'return-low': { perPart: null },
  'return-high': { perPart: null },
  episodes: { perPart: null },
} as const satisfies Readonly<Record<string, Score | Signal | AgentSignal>>;

type Measures = typeof MEASURES;
type Id = keyof Measures;

/** `loss`, `metric`. */
export type ScoreId = { [M in Id]: Measures[M]['perPart'] extends true ? M : never }[Id];
/** `learning-rate`, `gradient-norm`. */
export type SignalId = { [M in Id]: Measures[M]['perPart'] extends false ? M : never }[Id];
/** `return-low`, `return-high`, `episodes`. */
export type AgentSignalId = Exclude<Id, ScoreId | SignalId>;
/** `train/loss`, `validation/metric` and so on. */
export type ScoreSeries = `${(typeof EVALUATED)[number]}/${ScoreId}`;
export type SeriesId = ScoreSeries | SignalId | AgentSignalId;

const IDS = Object.keys(MEASURES) as readonly Id[];
export const SCORES = IDS.filter((id): id is ScoreId => MEASURES[id].perPart === true);
export const SIGNALS = IDS.filter((id): id is SignalId => MEASURES[id].perPart === false);
const AGENT_SIGNALS = IDS.filter((id): id is AgentSignalId => MEASURES[id].perPart === null);
export const SCORE_SERIES = SCORES.flatMap((id) => EVALUATED.map((part): ScoreSeries => `${part}/${id}`));
export const SERIES: readonly SeriesId[] = [...SCORE_SERIES, ...SIGNALS, ...AGENT_SIGNALS];

/** A record with something for each of the keys. */
export function recordOf<Key extends string, T>(keys: readonly Key[], make: (key: Key) => T): Record<Key, T> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<Key, T>;
}
