import { learnsByReward } from '../../../experiment/agent.ts';
import { hasGenerator } from '../../../experiment/index.ts';
import type { ExportedStart, Program } from '../../exported.ts';
import { writeAgent } from './agents/index.ts';
import { writeExamples } from './examples.ts';
import { writeGame } from './game.ts';

/** Writes an experiment as a program for JAX and optax that repeats its first steps, and asserts their losses. */
export function writeJax(exported: ExportedStart): Program {
  const { spec } = exported;
  if (learnsByReward(spec)) return writeAgent(exported);
  return hasGenerator(spec) ? writeGame(exported) : writeExamples(exported);
}
