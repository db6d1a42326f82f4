import type { LossDef } from '../../../catalog/losses/definition.ts';
import type { PreparedData } from '../../../compiler/data.ts';
import { type ExperimentSpec, entryOf } from '../../../experiment/index.ts';
import { flatSample, imageSizeOf } from '../../../math/sample.ts';
import type { PlannedLayer } from '../plan.ts';
import { indented, type Script } from '../script.ts';
import { predicted } from './activations.ts';
import { losses } from './losses.ts';
import { smoothingOf } from './regularizers.ts';

/**
 * Writes the loss as a function of the outputs and the targets of some examples. Steps, pixels and labels that have a
 * target each are examples to it.
 */
export function writeLoss(spec: ExperimentSpec, data: PreparedData, output: PlannedLayer, script: Script): string {
  const { answer, outputs, positions, skips } = data;
  const { label, target: form } = entryOf('losses', spec.loss.id) as LossDef;
  const smoothing = smoothingOf(spec);
  const isByIndex =
    form === 'index' ||
    (spec.loss.id === 'cce' && positions !== null && smoothing === null && spec.output.id === 'softmax');
  const lines: string[] = [];
  if (positions !== null) {
    const channelsLast = imageSizeOf(output.output) ? '.permute(0, 2, 3, 1)' : '';
    lines.push(`logits, target = logits${channelsLast}.reshape(-1, ${outputs}), target.flatten()`);
    if (skips) lines.push('scored = target >= 0', 'logits, target = logits[scored], target[scored]');
  } else if (answer === 'input' && output.output.shape.length > 1) lines.push('logits = logits.flatten(1)');
  if (isByIndex) lines.push(`target = target${positions === null ? '.squeeze(1)' : ''}.long()`);
  else if (positions !== null) {
    lines.push(
      answer === 'class' ? `target = F.one_hot(target.long(), ${outputs}).float()` : 'target = target.unsqueeze(1)',
    );
  }
  if (smoothing !== null) {
    lines.push(`target = (1 - smoothing) * target + smoothing / ${outputs === 1 ? 2 : outputs}`);
  }
  if (form === 'signs') lines.push('target = 2 * target - 1');
  const loss = losses[spec.loss.id as keyof typeof losses]({
    logits: 'logits',
    prediction: predicted('logits', spec.output, flatSample(outputs)),
    target: 'target',
    output: spec.output.id,
    args: spec.loss.args,
    script,
  });
  return `def loss_of(logits, target${smoothing === null ? '' : ', smoothing=0.0'}):
    """${label}."""
${indented([...lines, `return ${loss}`].join('\n'))}`;
}
