import { variants } from '../../../experiment/index.ts';
import type { Exported, Program } from '../../exported.ts';
import { writeSupervised } from './supervised.ts';

/**
 * Writes an experiment as a program for PyTorch that repeats its first steps, asserts their losses, and trains on; of
 * several replicas, the first.
 */
export function writeTorch(exported: Exported): Program {
  const [spec = exported.spec] = variants(exported.spec);
  return writeSupervised({ ...exported, spec });
}
