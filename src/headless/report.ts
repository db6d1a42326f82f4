import type { State } from '../compiler/compiled.ts';
import { metricFor } from '../compiler/objective.ts';
import { compileMembers, initialStates, type Member, prepareMembers, stateOfMember } from '../compiler/replicas.ts';
import { PARTS } from '../experiment/experiment.ts';
import { type ExperimentSpec, print } from '../experiment/index.ts';
import type { ReadAsset } from '../experiment/rows.ts';
import { epochsIn } from '../math/epochs.ts';
import type { Tensor } from '../math/tensor.ts';
import { findDivergence, firstFinite } from '../runtime/divergence.ts';
import type { Engine } from '../runtime/engine.ts';
import { passesOf } from '../runtime/epochs.ts';
import { whyNotFinite } from '../runtime/not-finite.ts';
import { EVALUATED, SCORES } from '../runtime/series.ts';
import { Trainer } from '../runtime/trainer.ts';

export interface ReportOptions {
  readonly steps: number;
  /** Steps between two entries of the history. */
  readonly every: number;
  /** Whether to add what another framework needs to replay the run. */
  readonly trace: boolean;
}

/**
 * Trains an experiment and reports the run as one JSON value, in which numbers that are not finite are null. The run
 * ends early if the loss is no longer finite. For replicas it reports the first in full, and the final scores of all.
 */
export async function trainAndReport(
  spec: ExperimentSpec,
  engine: Engine,
  readAsset: ReadAsset,
  { steps, every, trace }: ReportOptions,
) {
  const members = await prepareMembers(spec, readAsset);
  const [{ data }] = members as [Member];
  const compiled = compileMembers(members);
  const trainer = new Trainer(engine, compiled, members);
  trainer.setState(initialStates(members, compiled), 0);
  await trainer.prepareSteps();
  const shapes = new Map(compiled.parameters.map(({ name, shape }) => [name, shape]));
  const tensors = (values: State) =>
    Object.fromEntries([...shapes].map(([name, dims]) => [name, { dims, data: [...(values.get(name) ?? [])] }]));
  const ownState = async () => stateOfMember(await trainer.state(), 0, compiled.replicas);
  const traced = trace && {
    initial: tensors(await ownState()),
    gradients: tensors(await trainer.nextGradients()),
  };

  const { id: metricId } = metricFor(data);
  const passes = passesOf(compiled, { data });
  const history = [];
  let milliseconds = 0;
  let diverged: string | null = null;
  let lastFinite = { state: await trainer.state(), step: 0 };
  for (;;) {
    const all = await trainer.evaluation.all(EVALUATED);
    if (firstFinite(all) === null) {
      if (trainer.step === 0) {
        diverged = whyNotFinite(data);
        break;
      }
      const { lastFinite: last, reason } = await findDivergence(trainer, lastFinite);
      trainer.setState(last.state, last.step);
      diverged = reason;
      break;
    }
    lastFinite = { state: await trainer.state(), step: trainer.step };
    history.push({ step: trainer.step, epoch: epochsIn(trainer.step, passes), ...scoresOf(all, 0) });
    const left = steps - trainer.step;
    if (left <= 0 || trainer.stopped !== null) break;
    const start = performance.now();
    await trainer.train(Math.min(every, left));
    milliseconds += performance.now() - start;
  }

  const scores = await trainer.evaluation.all(PARTS);
  const finalStep = trainer.step;
  const report = {
    experiment: print(spec),
    ep: engine.provider,
    steps: finalStep,
    ...(diverged !== null && { diverged }),
    ...(trainer.stopped !== null && { stopped: trainer.stopped }),
    history,
    metrics: Object.fromEntries(
      PARTS.map((part) => [
        part,
        Object.fromEntries(
          SCORES.map((score) => [score === 'metric' ? metricId : score, scores.get(`${part}/${score}`)?.[0]]),
        ),
      ]),
    ),
    ...(members.length > 1 && {
      replicas: members.map((member, index) => ({ experiment: print(member.spec), ...scoresOf(scores, index) })),
    }),
    stepsPerSecond: milliseconds > 0 ? (1000 * finalStep) / milliseconds : null,
  };
  if (!traced) return report;

  const final = tensors(await ownState());
  trainer.step = 0;
  const rows = trainer.upcomingRows(finalStep);
  const { batch } = compiled;
  return {
    ...report,
    parameters: { initial: traced.initial, final },
    gradients: traced.gradients,
    data: { train: { x: plain(data.parts.train.x), y: plain(data.parts.train.y) } },
    batches: Array.from({ length: finalStep }, (_, step) => [...rows.subarray(step * batch, (step + 1) * batch)]),
  };
}

/** The scores of one replica: `trainLoss`, `valLoss`, `trainMetric`, `valMetric`. */
function scoresOf(scores: ReadonlyMap<string, Float32Array>, replica: number) {
  return Object.fromEntries(
    SCORES.flatMap((score) =>
      EVALUATED.map((part) => {
        const name = `${part === 'validation' ? 'val' : part}${score[0]?.toUpperCase()}${score.slice(1)}`;
        return [name, scores.get(`${part}/${score}`)?.[replica]];
      }),
    ),
  );
}

function plain({ shape, data }: Tensor) {
  return { dims: shape, data: [...data] };
}
