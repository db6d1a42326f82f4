import { loadedStates } from '../compiler/loaded.ts';
import { compileMembers, initialStates, type Member, prepareMembers } from '../compiler/replicas.ts';
import type { ExperimentSpec } from '../experiment/index.ts';
import type { FormatId } from '../export/format-list.ts';
import type { Curves } from '../export/formats/csv.ts';
import { exportExperiment } from '../exporter/export-experiment.ts';
import { findDivergence, firstFinite } from '../runtime/divergence.ts';
import type { Engine } from '../runtime/engine.ts';
import { takeFrame } from '../runtime/frame.ts';
import { messageOf } from '../runtime/message-of.ts';
import { whyNotFinite } from '../runtime/not-finite.ts';
import { EVALUATED, recordOf, SERIES } from '../runtime/series.ts';
import { Trainer } from '../runtime/trainer.ts';
import { readAsset } from './assets.ts';
import { nameOf, writeFiles } from './output-files.ts';
import { UsageError } from './usage-error.ts';

interface ExportOptions {
  readonly format: FormatId;
  /** The steps that are trained before. */
  readonly steps: number;
  /** Steps between two points of a history. */
  readonly every: number;
  /** Tensors of a file from which the run starts, by name. */
  readonly loaded?: ReadonlyMap<string, Float32Array> | undefined;
  /** The path of the file; others that belong to it are written beside it. */
  readonly output: string;
}

interface ExportedTo {
  /** The paths of the files. */
  readonly paths: readonly string[];
  /** Sentences about them. */
  readonly remarks: readonly string[];
}

/**
 * Trains an experiment and writes it in a format. Of replicas it writes the first.
 * @throws UsageError if it cannot be written in the format, or not to this path
 */
export async function exportTo(
  spec: ExperimentSpec,
  engine: Engine,
  { format, steps, every, loaded, output }: ExportOptions,
): Promise<ExportedTo> {
  const members = await prepareMembers(spec, readAsset);
  const compiled = compileMembers(members);
  const trainer = new Trainer(engine, compiled, members);
  trainer.setState(loaded ? loadedStates(members, compiled, loaded) : initialStates(members, compiled), 0);
  const [member] = members as [Member];
  const history = format === 'history' ? new History() : null;
  const look = { trainer, compiled, member, replica: 0, path: [] };
  let lastFinite = { state: await trainer.state(), step: 0 };
  let diverged: string | null = null;
  for (;;) {
    const scores = await trainer.evaluation.all(EVALUATED);
    if (firstFinite(scores) === null) {
      const found = trainer.step === 0 ? null : await findDivergence(trainer, lastFinite);
      if (found) lastFinite = found.lastFinite;
      diverged = found?.reason ?? whyNotFinite(member.data);
      break;
    }
    lastFinite = { state: await trainer.state(), step: trainer.step };
    if (history) history.add(await takeFrame(look, lastFinite.state, scores, { ahead: true, stepsPerSecond: 0 }));
    const left = steps - trainer.step;
    if (left <= 0 || trainer.stopped !== null) break;
    const start = performance.now();
    await trainer.train(history ? Math.min(every, left) : left);
    history?.count(performance.now() - start);
  }
  const curves = history?.curves ?? null;
  const run = { spec, moment: lastFinite, curves, editedAt: null, diverged, loaded, replica: 0, name: nameOf(output) };
  const written = await exportExperiment(run, format, { openEngine: async () => engine, readAsset }).catch((error) => {
    throw new UsageError(messageOf(error));
  });
  return { paths: writeFiles(output, written.files), remarks: written.remarks };
}

/** The curves of a run, as the page collects them. */
class History {
  #milliseconds = 0;
  readonly #step: number[] = [];
  readonly #epoch: number[] = [];
  readonly #seconds: number[] = [];
  readonly #values = recordOf(SERIES, (): number[] => []);

  /** Adds the time that training took since the last point. */
  count(milliseconds: number): void {
    this.#milliseconds += milliseconds;
  }

  add({ step, epoch, values }: Awaited<ReturnType<typeof takeFrame>>): void {
    this.#step.push(step);
    this.#epoch.push(epoch);
    this.#seconds.push(this.#milliseconds / 1000);
    for (const series of SERIES) this.#values[series].push(values[series]);
  }

  get curves(): Curves {
    return { step: this.#step, epoch: this.#epoch, seconds: this.#seconds, values: this.#values };
  }
}
