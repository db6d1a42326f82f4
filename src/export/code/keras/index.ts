import type { ExportedStart, Program } from '../../exported.ts';
import { writeAgent } from './agents/index.ts';
import { writeGame } from './game.ts';
import { writeTraining } from './training.ts';

/** Writes an experiment of a task. */
type WriteProgram = (exported: ExportedStart) => Program;

/** The tasks that are not learned from examples with targets. */
const others: Readonly<Record<string, WriteProgram>> = {
  gan: writeGame,
  reinforcement: writeAgent,
};

/** Writes an experiment as a program for Keras 3 that repeats its first steps, and asserts their losses. */
export function writeKeras(exported: ExportedStart): Program {
  return (others[exported.data.task] ?? writeTraining)(exported);
}
