import { expect, expectTypeOf, it } from 'vitest';
import { fits } from '../../../src/plots/core/heatmap.ts';
import type { BandHistory, CurveHistory, PlotFrame, PlotView } from '../../../src/plots/core/types.ts';
import type { Frame, RunView } from '../../../src/runtime/protocol.ts';
import type { History } from '../../../src/store/history.ts';

it('plots accept the data of the runtime and the store', () => {
  expectTypeOf<RunView>().toExtend<PlotView>();
  expectTypeOf<Frame>().toExtend<PlotFrame>();
  expectTypeOf<History>().toExtend<CurveHistory>();
  expectTypeOf<History>().toExtend<BandHistory>();
  expect(fits).toBeTypeOf('function');
});
