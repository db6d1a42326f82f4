import type { AgentEvidence } from '../../src/catalog/diagnoses/evidence.ts';
import { defaultSpec } from '../../src/experiment/index.ts';
import { trendOf } from '../../src/math/trends.ts';
import { diagnose } from '../../src/ui/happening/diagnose.ts';
import { type FindingId, judge, type ShownFinding } from '../../src/ui/happening/judge.ts';
import { type Summary, settingsOf } from '../../src/ui/happening/summary.ts';

const losses = { step: [], trainLoss: [], validationLoss: [] };

/** A run of which nothing is known but what is given. */
export function summaryOf(given: Partial<Summary> = {}): Summary {
  const { spec = defaultSpec() } = given;
  return {
    learner: given.agent ? 'agent' : given.game ? 'game' : 'examples',
    status: 'running',
    diverged: given.status === 'diverged',
    reason: null,
    startsWhenReady: false,
    withheld: false,
    runId: 1,
    spec,
    step: 0,
    end: 0,
    trainLoss: Number.NaN,
    constantLoss: null,
    guessingLoss: null,
    inputs: [],
    classes: [],
    layers: [],
    noise: Number.NaN,
    throughTime: [],
    embeddings: [],
    attention: [],
    output: null,
    leaks: [],
    origin: null,
    oneBatch: null,
    probing: null,
    gradientNorm: 0.1,
    learningRate: 0.1,
    losses,
    trend: trendOf(given.losses ?? losses),
    accuracy: null,
    hasValidation: true,
    editedAt: null,
    snapshots: [],
    replicas: null,
    deadLayers: [],
    spread: Number.NaN,
    game: null,
    agent: null,
    ...settingsOf(spec),
    ...given,
  };
}

/** An agent that has not acted yet, on the cart-pole. */
export const IDLE: AgentEvidence = {
  worlds: 32,
  episodes: 0,
  meanReturn: Number.NaN,
  low: Number.NaN,
  high: Number.NaN,
  solvedAt: 475,
  entropy: Number.NaN,
  epsilon: 0,
  canReachGoal: true,
  returns: { step: [], mean: [] },
};

/** The finding in the foreground. @param shown those that the page already shows */
export function judged(run: Summary, ...shown: readonly FindingId[]): ShownFinding {
  return judge(run, { diagnose, shown })[0] as ShownFinding;
}
