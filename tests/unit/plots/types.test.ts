import { expect, expectTypeOf, it } from 'vitest';
import { fits } from '../../../src/plots/heatmap.ts';
import type { BandHistory, CurveHistory, PlotFrame, PlotView } from '../../../src/plots/types.ts';
import type { Frame, RunView } from '../../../src/runtime/protocol.ts';
import type { History } from '../../../src/store/history.ts';

it('draws what the runtime sends and the store keeps', () => {
  expectTypeOf<RunView>().toExtend<PlotView>();
  expectTypeOf<Frame>().toExtend<PlotFrame>();
  expectTypeOf<History>().toExtend<CurveHistory>();
  expectTypeOf<History>().toExtend<BandHistory>();
  expect(fits).toBeTypeOf('function');
});
