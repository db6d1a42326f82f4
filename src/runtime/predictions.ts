import { buildPredictions } from '../compiler/inspection.ts';
import type { Look } from './look.ts';
import type { Predictions } from './protocol.ts';

/** What the shown network says of every example, and how far that is off. */
export async function predict({ trainer, member, replica }: Look): Promise<Predictions> {
  const { step } = trainer;
  const results = await trainer.infer(`predictions ${replica}`, () => buildPredictions(member), { replica });
  return { step, values: results.get('values') as Float32Array, losses: results.get('losses') as Float32Array };
}
