import { writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { loadedStates } from '../compiler/loaded.ts';
import { compileMembers, initialStates, prepareMembers } from '../compiler/replicas.ts';
import type { ExperimentSpec } from '../experiment/index.ts';
import type { FormatId } from '../export/format-list.ts';
import { exportExperiment } from '../exporter/export-experiment.ts';
import type { Engine } from '../runtime/engine.ts';
import { Trainer } from '../runtime/trainer.ts';
import { readAsset } from './assets.ts';
import { UsageError } from './usage-error.ts';

interface ExportOptions {
  readonly format: FormatId;
  /** The steps that are trained before. */
  readonly steps: number;
  /** Tensors of a file from which the run starts, by name. */
  readonly loaded?: ReadonlyMap<string, Float32Array> | undefined;
  /** The path of the file; others that belong to it are written beside it. */
  readonly output: string;
}

/**
 * Trains an experiment and writes it in a format. Of replicas it writes the first.
 * @returns the paths of the files
 * @throws UsageError if a file cannot be written
 */
export async function exportTo(
  spec: ExperimentSpec,
  engine: Engine,
  { format, steps, loaded, output }: ExportOptions,
): Promise<readonly string[]> {
  const members = await prepareMembers(spec, readAsset);
  const compiled = compileMembers(members);
  const trainer = new Trainer(engine, compiled, members);
  trainer.setState(loaded ? loadedStates(members, compiled, loaded) : initialStates(members, compiled), 0);
  await trainer.train(steps);
  const moment = { state: await trainer.state(), step: trainer.step };
  const name = basename(output, extname(output));
  const written = await exportExperiment(
    { spec, moment, curves: null, editedAt: null, loaded, replica: 0, name },
    format,
    {
      openEngine: async () => engine,
      readAsset,
    },
  );
  return written.files.map((file, index) => {
    // The person chose the name of the first.
    const path = index === 0 ? output : join(dirname(output), file.name);
    try {
      writeFileSync(path, file.content);
    } catch (error) {
      throw new UsageError(`-o "${path}" cannot be written: ${(error as Error).message}`);
    }
    return path;
  });
}
