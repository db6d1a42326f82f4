import { clipNorm } from './clip_norm.ts';
import { clipValue } from './clip_value.ts';
import type { RegularizerDef } from './definition.ts';
import { earlyStopping } from './early_stopping.ts';
import { elasticNet } from './elastic_net.ts';
import { inputNoise } from './input_noise.ts';
import { l1 } from './l1.ts';
import { l2 } from './l2.ts';
import { labelSmoothing } from './label_smoothing.ts';
import { maxNorm } from './max_norm.ts';
import { weightNoise } from './weight_noise.ts';

export const regularizers = {
  l1,
  l2,
  elastic_net: elasticNet,
  input_noise: inputNoise,
  weight_noise: weightNoise,
  clip_value: clipValue,
  clip_norm: clipNorm,
  max_norm: maxNorm,
  label_smoothing: labelSmoothing,
  early_stopping: earlyStopping,
} satisfies Record<string, RegularizerDef>;
