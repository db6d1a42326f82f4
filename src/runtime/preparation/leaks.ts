import { FITTED_ON } from '../../catalog/scalers/fitted_on.ts';
import type { FittedColumn } from '../../compiler/preparation/column.ts';
import type { Prepared } from '../../compiler/preparation/prepare.ts';
import { PARTS } from '../../spec/experiment.ts';
import type { Leak } from '../protocol.ts';
import { seenBefore } from './duplicates.ts';

/** From here on two columns are the same in other units. */
const SAME = 0.999;

/** What is known in training that should not be, worst first. */
export function findLeaks(prepared: Prepared): readonly Leak[] {
  const { plan, columns } = prepared;
  const fed = columns.filter((column) => column.fed);
  return [
    ...fed.filter(({ column }) => column.id === plan.target).map(ofTarget),
    ...fed.flatMap((column) => (column.column.id === plan.target ? [] : (determined(prepared, column) ?? []))),
    ...ofScaler(prepared, fed),
    ...ofDuplicates(prepared),
  ];
}

function ofTarget({ column: { id, label } }: FittedColumn): Leak {
  const text = `"${label}" is to be predicted and is fed, too: the network only has to pass it on.`;
  return { kind: 'target', text, column: id };
}

/** Whether a column says what the target is: each of its values goes with one alone, or it is the same number. */
function determined({ table, plan, rows }: Prepared, { column, place }: FittedColumn): Leak | null {
  const at = table.columns.findIndex(({ id }) => id === plan.target);
  const { label, levels } = table.columns[at] as (typeof table.columns)[number];
  const both = rows.kept.filter((row) => !Number.isNaN(table.values[place]?.[row]));
  const pairs = both.map((row): [number, number] => [
    table.values[place]?.[row] as number,
    table.values[at]?.[row] as number,
  ]);
  const found = (how: string): Leak => ({
    kind: 'determined',
    text: `"${column.label}" gives "${label}" away: ${how}.`,
    column: column.id,
  });

  if (column.levels === null && levels === null) {
    const same = correlation(pairs);
    return Math.abs(same) > SAME ? found(`their correlation is ${same.toFixed(4)}`) : null;
  }
  const targetOf = new Map(pairs);
  const values = targetOf.size;
  const targets = new Set(targetOf.values()).size;
  // Numbers that are all different go with one class each whatever they mean; as many as classes are a code for them.
  const few = column.levels === null ? values === targets : values < pairs.length / 2;
  if (!few || targets < 2 || pairs.some(([value, target]) => targetOf.get(value) !== target)) return null;
  return found(`each of its ${values} values goes with one ${levels === null ? 'number' : 'class'} alone`);
}

/** Pearson's; 0 where one of the two does not vary. */
function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (place: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[place], 0) / pairs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

function ofScaler({ plan, parts }: Prepared, fed: readonly FittedColumn[]): Leak[] {
  const unseen = parts.validation.originals + parts.test.originals;
  const numbers = fed.filter(({ column }) => column.levels === null);
  if (plan.scaler.args.fit !== FITTED_ON.everything || unseen === 0 || numbers.length === 0) return [];
  const text = `The scaler is fitted on everything: ${unseen} validation and test examples, which should be unknown, shape the inputs that are trained on.`;
  return [{ kind: 'scaler', text, column: null }];
}

function ofDuplicates(prepared: Prepared): Leak[] {
  const { parts } = prepared;
  const known = PARTS.filter((part) => part !== 'train').flatMap((part) => {
    const count = seenBefore(prepared, part);
    return count > 0 ? [`${count} of ${parts[part].originals} ${part} examples`] : [];
  });
  if (known.length === 0) return [];
  const text = `${known.join(' and ')} are in the training part, too, value by value: there the network is asked what it was told. Rows that were recorded twice had better be taken out of the file.`;
  return [{ kind: 'duplicates', text, column: null }];
}
