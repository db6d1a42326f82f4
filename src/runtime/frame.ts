import type { State } from '../compiler/compiled.ts';
import { epochsIn } from '../math/epochs.ts';
import { passesOf } from './epochs.ts';
import { type Look, ownState } from './look.ts';
import { lookAhead } from './probe.ts';
import type { Frame, Picture } from './protocol.ts';
import { returnsOf } from './returns.ts';
import { composeFrame, describeReplicas, seriesValues } from './view.ts';

const NOTHING_AHEAD = { probe: null, gradientNorm: Number.NaN };

/** Takes a picture of a run between two frames. @param state of all replicas */
export async function takePicture(look: Look, state: State, stepsPerSecond: number): Promise<Picture> {
  const { trainer, compiled, member, replica } = look;
  const numbers = { step: trainer.step, epoch: epochsIn(trainer.step, passesOf(compiled, member)), stepsPerSecond };
  return composeFrame(compiled, numbers, ownState(look, state), await trainer.picture(replica));
}

/**
 * Takes a frame of a run at its current step.
 * @param state of all replicas, like `scores`
 * @param ahead whether it also evaluates the next step; without that it is faster
 */
export async function takeFrame(
  look: Look,
  state: State,
  scores: ReadonlyMap<string, Float32Array>,
  { ahead, stepsPerSecond }: { readonly ahead: boolean; readonly stepsPerSecond: number },
): Promise<Frame> {
  const { trainer, compiled, member, replica } = look;
  const own = ownState(look, state);
  const { probe, gradientNorm } = ahead ? await lookAhead(trainer, member.spec, own, replica) : NOTHING_AHEAD;
  const signals = { 'learning-rate': trainer.learningRate(replica), 'gradient-norm': gradientNorm, ...returnsOf(own) };
  return {
    ...(await takePicture(look, state, stepsPerSecond)),
    values: seriesValues((series) => scores.get(series)?.[replica], signals),
    probe,
    replicas: compiled.replicas > 1 ? describeReplicas(replica, member, scores) : null,
  };
}
