import { dataOf, type ExperimentSpec, entryOf } from '../../../experiment/index.ts';
import type { ExportedStart } from '../../exported.ts';
import { partsOf } from './program.ts';

/** The form of the targets of a program: as in its record, the class by its index, or one-hot. */
type TargetForm = 'plain' | 'index' | 'one_hot';

/** The examples of a program, in the form of its network and of its loss. */
export interface Examples {
  /** The statement that reads them into EXAMPLES. */
  readonly source: string;
  readonly form: TargetForm;
  /** How positions that are not scored are left out: by the loss itself, or by weights; null if all are scored. */
  readonly skipping: 'loss' | 'weights' | null;
}

/** How examples are read. @param softened whether label smoothing changes the targets */
export function examplesOf(exported: ExportedStart, softened: boolean): Examples {
  const { spec, data } = exported;
  const form = formOf(exported, softened);
  const skipping =
    data.positions === null || !data.skips ? null : isCrossEntropy(spec) && form === 'index' ? 'loss' : 'weights';
  const isOfTokens = dataOf(spec).sequence?.tokens != null;
  const x = `RECORD[f"{part}/x"]${isOfTokens ? '.astype("int32")' : ''}`;
  const targets = 'RECORD[f"{part}/y"]';
  const scored = skipping === 'weights' ? `np.maximum(${targets}, 0)` : targets;
  const y =
    form === 'one_hot' && data.positions !== null
      ? `keras.utils.to_categorical(${scored}, ${data.outputs})`
      : data.positions !== null && data.answer === 'number'
        ? `${targets}[..., None]`
        : scored;
  // A position that is not scored has −1.
  const weights = skipping === 'weights' ? `, (${targets} >= 0).astype("float32")` : '';
  const source = `EXAMPLES = {part: (${x}, ${y}${weights}) for part in ${partsOf(exported)}}`;
  return { source, form, skipping };
}

/** Whether the loss is a cross-entropy of logits with the softmax of which Keras has its own. */
function isCrossEntropy({ loss, output }: ExperimentSpec): boolean {
  return output.id === 'softmax' && (loss.id === 'cce' || loss.id === 'sparse_cce');
}

function formOf({ spec, data: { answer, positions } }: ExportedStart, softened: boolean): TargetForm {
  if (answer !== 'class') return 'plain';
  if (entryOf('losses', spec.loss.id).target === 'index') return 'index';
  return positions !== null && isCrossEntropy(spec) && !softened ? 'index' : 'one_hot';
}
