import { learnsByReward } from '../../../experiment/agent.ts';
import { hasGenerator } from '../../../experiment/index.ts';
import type { ExportedStart, Program } from '../../exported.ts';
import { writeExamples } from './examples.ts';
import { writeGame } from './game.ts';

/**
 * Writes an experiment as a program for JAX and optax that repeats its first steps, and asserts their losses.
 * @throws Error for an agent, which has no such program yet
 */
export function writeJax(exported: ExportedStart): Program {
  const { spec } = exported;
  if (learnsByReward(spec)) throw new Error('an agent cannot be written for JAX');
  return hasGenerator(spec) ? writeGame(exported) : writeExamples(exported);
}
