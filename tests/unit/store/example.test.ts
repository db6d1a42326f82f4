import { afterEach, describe, expect, it } from 'vitest';
import { imageSample } from '../../../src/math/sample.ts';
import type { RunView } from '../../../src/runtime/protocol.ts';
import {
  chooseExample,
  example,
  exampleIn,
  nextExample,
  orderExamples,
  placeInPart,
  pointAtPixel,
  showDrawn,
  stepExample,
} from '../../../src/store/example.ts';
import { receive, run } from '../../../src/store/run.ts';

/** Four training, three validation and one test example. */
function viewOf(labels: readonly number[]): RunView {
  return {
    sample: imageSample({ channels: 1, height: 1, width: 1 }),
    parameters: [],
    points: { count: 8, labels: Float32Array.from(labels), part: Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 2) },
  } as unknown as RunView;
}

const view = viewOf([0, 1, 0, 1, 0, 1, 0, 1]);
const show = (shown: RunView) => receive({ type: 'prepared', runId: 1, view: shown });

afterEach(() => {
  run.setState({ view: null });
  example.setState({ index: null, pixel: null, drawn: null, order: null });
});

describe('the example in view', () => {
  it('is the first one of validation until a person chooses another', () => {
    expect(exampleIn(view, null)).toBe(4);
    expect(exampleIn(view, 2)).toBe(2);
    expect(exampleIn(view, 8)).toBe(4);
  });

  it('is the first of all without validation, and none without examples', () => {
    const part = new Uint8Array(8);
    expect(exampleIn({ ...view, points: { ...view.points, part } }, null)).toBe(0);
    expect(exampleIn({ ...view, points: { ...view.points, count: 0 } }, null)).toBeNull();
  });

  it('stays in its part from one to the next, and starts over', () => {
    expect(nextExample(view, 4, 1)).toBe(5);
    expect(nextExample(view, 6, 1)).toBe(4);
    expect(nextExample(view, 4, -1)).toBe(6);
    expect(nextExample(view, 7, 1)).toBe(7);
    expect(nextExample(view, 4, 1, (index) => index === 6)).toBe(6);
    expect(nextExample(view, 4, 1, () => false)).toBeNull();
    expect(placeInPart(view, 5)).toEqual([2, 3]);
  });

  it('is stepped from the default', () => {
    show(view);
    stepExample(1);
    expect(example.getState().index).toBe(5);
    stepExample(-1);
    stepExample(-1);
    expect(example.getState().index).toBe(6);
  });

  it('stays when the network changes, without its pixel, and is forgotten when the examples change', () => {
    show(view);
    chooseExample(6);
    pointAtPixel({ layer: 0, unit: 0, row: 0, column: 0 });
    show(viewOf([0, 1, 0, 1, 0, 1, 0, 1]));
    expect(example.getState()).toMatchObject({ index: 6, pixel: null });
    show(viewOf([1, 1, 0, 1, 0, 1, 0, 1]));
    expect(example.getState().index).toBeNull();
  });
});

describe('a drawn image', () => {
  const image = Float64Array.of(0.5);

  it('is in view until a person goes back to the data', () => {
    show(view);
    showDrawn(image);
    expect(example.getState().drawn).toBe(image);
    stepExample(1);
    expect(example.getState()).toMatchObject({ index: 5, drawn: null });
    showDrawn(image);
    showDrawn(null);
    expect(example.getState()).toMatchObject({ index: 5, drawn: null });
  });

  it('survives other data with images of the same size, and not of another', () => {
    show(view);
    showDrawn(image);
    show(viewOf([1, 1, 1, 1, 1, 1, 1, 1]));
    expect(example.getState().drawn).toBe(image);
    show({ ...view, sample: imageSample({ channels: 1, height: 1, width: 2 }) });
    expect(example.getState().drawn).toBeNull();
  });
});

it('an order of the examples replaces that of the data, until the examples change', () => {
  show(view);
  orderExamples([6, 4, 5]);
  stepExample(1);
  expect(example.getState().index).toBe(5);
  stepExample(1);
  expect(example.getState().index).toBe(6);
  stepExample(-1);
  expect(example.getState().index).toBe(5);
  chooseExample(2);
  stepExample(-1);
  expect(example.getState().index).toBe(6);
  show(viewOf([1, 1, 1, 1, 1, 1, 1, 1]));
  expect(example.getState().order).toBeNull();
});
