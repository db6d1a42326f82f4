import { variants } from '../../../experiment/index.ts';
import type { Exported, Program } from '../../exported.ts';
import { writeGame } from './game.ts';
import { writeSupervised } from './supervised.ts';

/**
 * Writes an experiment as a program for PyTorch that repeats its first steps, asserts their losses, and trains on; of
 * several replicas, the first.
 */
export function writeTorch(exported: Exported): Program {
  const [spec = exported.spec] = variants(exported.spec);
  const write = exported.data.task === 'gan' ? writeGame : writeSupervised;
  return write({ ...exported, spec });
}
