import { describe, expect, it } from 'vitest';
import { dataOf } from '../../../src/experiment/data.ts';
import { OWN_DATA } from '../../../src/experiment/fields/data.ts';
import { asTable } from '../../../src/table/as-table.ts';
import { isProblem } from '../../../src/table/problem.ts';
import { draftOf, file, warningsOn } from '../../support/tables.ts';

describe('a single column of numbers', () => {
  it.each([
    ['with a name', file('sales', (row) => String(row ** 2), 200), 'sales'],
    ['with a name, of whole numbers that occur again', file('goals', (row) => String(row % 4), 200), 'goals'],
    ['without a name, of numbers that count up', file('0.5', (row) => String(row + 1), 200), 'Column 1'],
    ['with quotation marks and gaps', file('"my sales"', (row) => (row % 9 ? `"${row ** 2}"` : 'NA'), 200), 'my sales'],
    ['beside names of rows', file('month,sales', (row) => `month ${row},${row ** 2}`, 200), 'sales'],
  ])('is a time series: %s', (_, text, label) => {
    const draft = draftOf(text);
    const table = asTable(draft, draft.suggested);
    if (isProblem(table)) throw new Error(table.message);
    expect(table.columns).toMatchObject([{ label, levels: null }]);
    expect(dataOf({ data: OWN_DATA, table, target: null, series: null, task: null }).series).toEqual({
      window: 20,
      horizon: 1,
    });
    expect(warningsOn(draft, 'steps of a time series')).toHaveLength(1);
    expect(warningsOn(draft, `“${label}” is ignored`)).toEqual([]);
  });

  it('without a name gets one, in the singular', () => {
    expect(warningsOn(draftOf(file('1', (row) => String(row / 8))), 'the column is named Column 1')).toHaveLength(1);
  });

  it('has no steps at blank lines, and says so', () => {
    const text = file('sales', (row) => (row === 5 ? '' : String(row / 8)), 40);
    expect(draftOf(text).count).toBe(39);
    expect(warningsOn(draftOf(text), 'Blank lines are skipped (line 7)')).toHaveLength(1);
  });
});
