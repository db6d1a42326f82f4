import { describe, expect, it } from 'vitest';
import { packOpening, unpackOpening } from '../../../src/opening/pack.ts';
import { recordOpening } from '../../../src/opening/record.ts';
import { experiment } from '../../support/experiment.ts';
import { startRun } from '../../support/run.ts';

const DATA = ['', 'data=plane&net=dense(3,relu)&loss=mse', 'data=spiral&net=dense(8,tanh),dense(4,softplus)'];

describe('an opening', () => {
  it.each(DATA)('is what a run reports first: %s', async (text) => {
    const run = startRun({ openEngine: () => new Promise(() => {}) });
    run.send({ type: 'experiment', spec: experiment(text) });
    await run.until(() => run.frame() !== undefined);
    expect(await recordOpening(experiment(text))).toEqual({ view: run.view(), frame: run.frame() });
  });

  it.each(DATA)('comes out of its text as it was, except for details of its maps: %s', async (text) => {
    const { view, frame } = await recordOpening(experiment(text));
    const unpacked = unpackOpening(packOpening({ view, frame }));
    expect({ ...unpacked, frame: { ...unpacked.frame, maps: null } }).toEqual({
      view,
      frame: { ...frame, maps: null },
    });
    expect(unpacked.frame.maps).toHaveLength(frame.maps.length);
    const cells = view.grid.size ** 2;
    for (let map = 0; map < frame.maps.length / cells; map++) {
      const [exact, shown] = [frame.maps, unpacked.frame.maps].map((maps) =>
        maps.subarray(map * cells, (map + 1) * cells),
      );
      const range = Math.max(...(exact as Float32Array)) - Math.min(...(exact as Float32Array));
      const errors = (exact as Float32Array).map((value, cell) => Math.abs(value - (shown?.[cell] as number)));
      // Where a map bends sharply, a cell may lie between two that were kept.
      expect(Math.max(...errors)).toBeLessThan(0.1 * range);
      expect(errors.reduce((sum, error) => sum + error, 0) / cells).toBeLessThan(0.005 * range);
    }
  });

  it('has no other experiments than those whose data are generated', async () => {
    await expect(recordOpening(experiment('data=iris'))).rejects.toThrow('generated data');
  });
});
