import { describe, expect, it } from 'vitest';
import { defaultSpec, print, withTable } from '../../../../src/experiment/index.ts';
import { randomStream } from '../../../../src/math/random.ts';
import { isProblem } from '../../../../src/table/problem.ts';
import type { OwnTable } from '../../../../src/table/table.ts';
import { drawnTable } from '../../../../src/ui/data/draw/drawnTable.ts';
import { travelOf } from '../../../../src/ui/data/own/travel.ts';
import { shareRemarks } from '../../../../src/ui/share/remarks.ts';

const ADDRESS = 'https://nabla.example/';

function scattered(count: number): OwnTable {
  const random = randomStream(3, 'travel');
  const points = Array.from({ length: count }, (_, index) => ({
    x: Number(random.uniform(-3, 3).toFixed(2)),
    y: Number(random.uniform(-3, 3).toFixed(2)),
    label: index % 2,
  }));
  const table = drawnTable(points, 'Scattered');
  if (isProblem(table)) throw new Error(table.message);
  return table;
}

describe('the description of how a table is shared', () => {
  it('predicts the exact length of the link if the table fits', () => {
    const table = scattered(100);
    const link = `${ADDRESS}#${print(withTable(defaultSpec(), table).spec)}`;
    const { fits, message } = travelOf(defaultSpec(), table, ADDRESS);
    expect(fits).toBe(true);
    expect(message).toContain(`${link.length.toLocaleString('en')} characters`);
    expect(link.length).toBeLessThan(1000);
  });

  it('names the programs that would cut the link, like Share', () => {
    const table = scattered(1000);
    const link = `${ADDRESS}#${print(withTable(defaultSpec(), table).spec)}`;
    const { fits, message } = travelOf(defaultSpec(), table, ADDRESS);
    expect(fits).toBe(true);
    const [remark] = shareRemarks({ link, edited: false, kept: false });
    expect(remark).toMatch(/^Teams cuts links/);
    expect(message).toContain(remark);
  });

  it('names the limit if the table does not fit, and that it stays here', () => {
    const { fits, message } = travelOf(defaultSpec(), scattered(5000), ADDRESS);
    expect(fits).toBe(false);
    expect(message).toMatch(/≈ \d+,000 characters.*at most 6,000 characters.*this browser only/);
  });
});
