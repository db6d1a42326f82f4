import { readFile, writeFile } from 'node:fs/promises';
import { EXPERIMENTS } from '../gallery/experiments/index.ts';
import type { ReadyExperiment } from '../gallery/experiments/ready-experiment.ts';
import { packScene } from '../gallery/thumbnails/pack.ts';
import { recordScene } from './record.ts';

const THUMBNAILS = new URL('../gallery/thumbnails/thumbnails.json', import.meta.url);

/**
 * Trains ready experiments and writes what their thumbnails show.
 * @param ids of those to train; the others keep their thumbnails. None for all
 * @param report receives a line for each experiment that does not end as it says
 */
export async function writeThumbnails(ids: readonly string[], report: (line: string) => void): Promise<void> {
  const before: Readonly<Record<string, unknown>> = JSON.parse(await readFile(THUMBNAILS, 'utf8'));
  for (const id of ids) if (!EXPERIMENTS.some((one) => one.id === id)) report(`there is no experiment "${id}"`);
  const lines: string[] = [];
  for (const experiment of [...EXPERIMENTS].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const known = before[experiment.id];
    if (known !== undefined && ids.length > 0 && !ids.includes(experiment.id)) {
      lines.push(`  ${JSON.stringify(experiment.id)}: ${JSON.stringify(known)}`);
      continue;
    }
    const { scene, status } = await recordScene(experiment);
    const fault = faultOf(experiment, status);
    if (fault !== null) report(`${experiment.id}: ${fault}`);
    if (scene) lines.push(`  ${JSON.stringify(experiment.id)}: ${packScene(scene)}`);
    else report(`${experiment.id}: it has no picture`);
  }
  await writeFile(THUMBNAILS, `{\n${lines.join(',\n')}\n}\n`);
}

/** What is wrong with the end of a run; null if it ended as the experiment says. */
export function faultOf({ diverges, steps }: ReadyExperiment, status: string): string | null {
  const expected = diverges ? 'diverged' : 'paused';
  return status === expected ? null : `it is ${status} after ${steps} steps instead of ${expected}`;
}
