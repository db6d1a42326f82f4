import { imageSizeOf, stepsOf } from '../../math/sample.ts';
import type { RunView } from '../../runtime/protocol.ts';

/** What the pictures of the hidden units are about, as the end of "shows its output". */
export function subjectOf({
  sample,
  sequence,
  layers,
  parameters,
}: Pick<RunView, 'sample' | 'sequence' | 'layers' | 'parameters'>): string {
  if (!sequence) return imageSizeOf(sample) ? 'for the image on the left' : 'at every point of the input plane';
  const hidden = layers.length > 1 ? layers.slice(0, -1) : layers;
  const withSteps = hidden.filter(({ type }) => stepsOf(type) !== null);
  if (withSteps.length === hidden.length) return 'at each step of the sequence on the left';
  if (withSteps.length > 0) return 'at each step of the sequence on the left, or its only output';
  const isRecurrent = parameters.some(({ layer, name }) => layer === 0 && name.includes('/weight_hh'));
  return isRecurrent ? 'at the last step, which is all that the next layer receives' : 'for the sequence on the left';
}
