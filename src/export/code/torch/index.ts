import type { Task } from '../../../catalog/tasks/index.ts';
import type { ExportedStart, Program } from '../../exported.ts';
import { writeAgent } from './agents/index.ts';
import { writeGame } from './game.ts';
import { fileOf, type Sectioned } from './program.ts';
import { writeSupervised } from './supervised.ts';

/** What writes the program, by the task of the experiment. */
const writers: Record<Task, (exported: ExportedStart) => Sectioned> = {
  binary: writeSupervised,
  multiclass: writeSupervised,
  regression: writeSupervised,
  segmentation: writeSupervised,
  multilabel: writeSupervised,
  autoencoder: writeSupervised,
  gan: writeGame,
  reinforcement: writeAgent,
};

/**
 * Writes an experiment as a program for PyTorch that repeats its first steps, asserts their losses, and trains on.
 */
export function writeTorch(exported: ExportedStart): Program {
  const written = writeSections(exported);
  return { source: fileOf(exported, written), arrays: written.arrays };
}

/** The sections of the program for PyTorch of a single run. */
export function writeSections(exported: ExportedStart): Sectioned {
  return writers[exported.data.task](exported);
}
