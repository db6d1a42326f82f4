import { metricFor } from '../catalog/metrics/live.ts';
import { compile } from '../compiler/compile.ts';
import type { State } from '../compiler/compiled.ts';
import { initialState } from '../compiler/initial.ts';
import { loadedStates } from '../compiler/loaded.ts';
import { compileMembers, initialStates, type Member, prepareMembers, stateOfMember } from '../compiler/replicas.ts';
import { presentLayout } from '../compiler/rollout/context.ts';
import { WORLDS } from '../compiler/rollout/rollout.ts';
import { learnsByReward } from '../experiment/agent.ts';
import { PARTS } from '../experiment/experiment.ts';
import { type ExperimentSpec, print } from '../experiment/index.ts';
import type { ReadAsset } from '../experiment/rows.ts';
import { epochsIn } from '../math/epochs.ts';
import type { Tensor } from '../math/tensor.ts';
import { findDivergence, firstFinite } from '../runtime/divergence.ts';
import type { Engine } from '../runtime/engine.ts';
import { passesOf } from '../runtime/epochs.ts';
import { isNoise, noiseFor } from '../runtime/feeds/noise.ts';
import { whyNotFinite } from '../runtime/not-finite.ts';
import { EVALUATED, SCORES } from '../runtime/series.ts';
import { Trainer } from '../runtime/trainer.ts';

export interface ReportOptions {
  readonly steps: number;
  /** Steps between two entries of the history. */
  readonly every: number;
  /** Whether to add what another framework needs to replay the run. */
  readonly trace: boolean;
  /** Tensors of a file from which the run starts, by name. */
  readonly loaded?: ReadonlyMap<string, Float32Array> | undefined;
}

/**
 * Trains an experiment and reports the run as one JSON value, in which numbers that are not finite are null. The run
 * ends early if the loss is no longer finite. For replicas it reports the first in full, and the final scores of all.
 */
export async function trainAndReport(
  spec: ExperimentSpec,
  engine: Engine,
  readAsset: ReadAsset,
  { steps, every, trace, loaded }: ReportOptions,
) {
  const members = await prepareMembers(spec, readAsset);
  const [{ data }] = members as [Member];
  const compiled = compileMembers(members);
  const trainer = new Trainer(engine, compiled, members);
  trainer.setState(loaded ? loadedStates(members, compiled, loaded) : initialStates(members, compiled), 0);
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
  const { batch } = compiled;
  const parameters = { initial: traced.initial, final };
  if (learnsByReward(spec))
    return { ...report, parameters, gradients: traced.gradients, ...worldsOf(members, finalStep) };
  const rows = trainer.upcomingRows(finalStep);
  return {
    ...report,
    parameters,
    gradients: traced.gradients,
    data: { train: { x: plain(data.parts.train.x), y: plain(data.parts.train.y) } },
    batches: Array.from({ length: finalStep }, (_, step) => [...rows.subarray(step * batch, (step + 1) * batch)]),
  };
}

/** What another framework needs of the worlds of an agent: how they begin, their tables, and the noise of every step. */
function worldsOf(members: readonly Member[], steps: number) {
  const [{ spec, data }] = members as [Member];
  const compiled = compile(spec, data);
  const initial = initialState(spec, compiled).get(WORLDS) as Float32Array;
  const noise = compiled.training.perStep.filter(isNoise);
  return {
    worlds: { dims: [spec.worlds, initial.length / spec.worlds], data: [...initial] },
    layout: Object.fromEntries(Object.entries(presentLayout(spec)).map(([name, table]) => [name, plain(table)])),
    noise: Object.fromEntries(
      noise.map((input) => [
        input.name,
        { dims: [steps, ...input.shape], data: [...noiseFor(input, [{ spec }], 0, steps)] },
      ]),
    ),
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
