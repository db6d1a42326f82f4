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
  /** Whether a third array says which positions are scored. */
  readonly weighted: boolean;
}

/** How examples are read. @param softened whether label smoothing changes the targets */
export function examplesOf(exported: ExportedStart, softened: boolean): Examples {
  const { spec, data } = exported;
  const form = formOf(exported, softened);
  const weighted = data.positions !== null && data.skips;
  const isOfTokens = dataOf(spec).sequence?.tokens != null;
  const x = `RECORD[f"{part}/x"]${isOfTokens ? '.astype("int32")' : ''}`;
  const targets = 'RECORD[f"{part}/y"]';
  const classes = weighted ? `np.maximum(${targets}, 0)` : targets;
  const y =
    form === 'one_hot' && data.positions !== null
      ? `keras.utils.to_categorical(${classes}, ${data.outputs})`
      : data.positions !== null && data.answer === 'number'
        ? `${targets}[..., None]`
        : classes;
  const remark = weighted
    ? '# The third array says which positions are scored; the targets of the others are −1.\n'
    : '';
  const scored = weighted ? `, (${targets} >= 0).astype("float32")` : '';
  const source = `${remark}EXAMPLES = {part: (${x}, ${y}${scored}) for part in ${partsOf(exported)}}`;
  return { source, form, weighted };
}

/** Whether Keras has the loss itself: a cross-entropy of logits under a softmax. */
function isCrossEntropy({ loss, output }: ExperimentSpec): boolean {
  return output.id === 'softmax' && (loss.id === 'cce' || loss.id === 'sparse_cce');
}

function formOf({ spec, data: { answer, positions } }: ExportedStart, softened: boolean): TargetForm {
  if (answer !== 'class') return 'plain';
  if (entryOf('losses', spec.loss.id).target === 'index') return 'index';
  return positions !== null && isCrossEntropy(spec) && !softened ? 'index' : 'one_hot';
}
