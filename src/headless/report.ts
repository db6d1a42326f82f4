import { compile } from '../compiler/compile.ts';
import { prepareData, type ReadAsset } from '../compiler/data.ts';
import { initialState } from '../compiler/initial.ts';
import { metricFor } from '../compiler/objective.ts';
import type { Tensor } from '../math/tensor.ts';
import { findDivergence } from '../runtime/divergence.ts';
import type { Engine } from '../runtime/engine.ts';
import { type State, Trainer } from '../runtime/trainer.ts';
import { PARTS } from '../spec/experiment.ts';
import { type ExperimentSpec, print } from '../spec/index.ts';

export interface ReportOptions {
  readonly steps: number;
  /** Steps between two entries of the history. */
  readonly every: number;
  /** Whether to add what another framework needs to replay the run. */
  readonly trace: boolean;
}

/**
 * Trains an experiment and tells how it went, as one JSON value. Numbers that are not finite are null there.
 * The run stops early where the loss stops being finite.
 */
export async function trainAndReport(
  spec: ExperimentSpec,
  engine: Engine,
  readAsset: ReadAsset,
  { steps, every, trace }: ReportOptions,
) {
  const data = await prepareData(spec, readAsset);
  const compiled = compile(spec, data);
  const trainer = new Trainer(engine, compiled, data, spec);
  trainer.setLive(spec);
  trainer.setState(initialState(spec, compiled), 0);
  await trainer.prepare();
  const shapes = new Map(compiled.parameters.map(({ name, shape }) => [name, shape]));
  const tensors = (values: State) =>
    Object.fromEntries([...shapes].map(([name, dims]) => [name, { dims, data: [...(values.get(name) ?? [])] }]));
  const traced = trace && {
    initial: tensors(await trainer.state()),
    gradients: tensors(await trainer.nextGradients()),
  };

  const { id: metricId } = metricFor(data.task);
  const history = [];
  let milliseconds = 0;
  let diverged: string | null = null;
  let lastFinite = { state: await trainer.state(), step: 0 };
  for (;;) {
    const scores = await trainer.evaluate(['train', 'validation']);
    if (!Number.isFinite(scores.get('train/loss')) && trainer.step > 0) {
      const { lastFinite: last, reason } = await findDivergence(trainer, lastFinite);
      trainer.setState(last.state, last.step);
      diverged = reason;
      break;
    }
    lastFinite = { state: await trainer.state(), step: trainer.step };
    history.push({
      step: trainer.step,
      epoch: (trainer.step * compiled.training.batch) / data.parts.train.count,
      trainLoss: scores.get('train/loss'),
      valLoss: scores.get('validation/loss'),
      trainMetric: scores.get('train/metric'),
      valMetric: scores.get('validation/metric'),
    });
    const left = steps - trainer.step;
    if (left <= 0 || trainer.stopped !== null) break;
    const start = performance.now();
    await trainer.train(Math.min(every, left));
    milliseconds += performance.now() - start;
  }

  const scores = await trainer.evaluate(PARTS);
  const finalStep = trainer.step;
  const report = {
    experiment: print(spec),
    ep: engine.provider,
    steps: finalStep,
    ...(diverged !== null && { diverged }),
    ...(trainer.stopped !== null && { stopped: trainer.stopped }),
    history,
    metrics: Object.fromEntries(
      PARTS.map((part) => [part, { loss: scores.get(`${part}/loss`), [metricId]: scores.get(`${part}/metric`) }]),
    ),
    stepsPerSecond: milliseconds > 0 ? (1000 * finalStep) / milliseconds : null,
  };
  if (!traced) return report;

  const final = tensors(await trainer.state());
  trainer.step = 0;
  const rows = trainer.upcomingRows(finalStep);
  const { batch } = compiled.training;
  return {
    ...report,
    parameters: { initial: traced.initial, final },
    gradients: traced.gradients,
    data: { train: { x: plain(data.parts.train.x), y: plain(data.parts.train.y) } },
    batches: Array.from({ length: finalStep }, (_, step) => [...rows.subarray(step * batch, (step + 1) * batch)]),
  };
}

function plain({ shape, data }: Tensor) {
  return { dims: shape, data: [...data] };
}
