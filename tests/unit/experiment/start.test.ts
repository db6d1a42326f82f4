import { expect, test } from 'vitest';
import {
  DRAWN,
  keyed,
  parametersOf,
  parse,
  parseLink,
  print,
  reconcile,
  withLayers,
} from '../../../src/experiment/index.ts';
import { sizeOf } from '../../../src/math/shape.ts';

const SPEC = parse('data=circle&net=dense(3,tanh),dense(2,tanh)').spec;
/** All parameters, each with different numbers. */
const WHOLE = parametersOf(SPEC).map(({ name, shape }) => ({
  parameter: name,
  shape,
  values: Float32Array.from({ length: sizeOf(shape) }, (_, index) => Math.fround(0.1 * index + name.length)),
}));
const started = { ...SPEC, start: { whole: WHOLE, elements: [] } };

test('whole parameters survive the text bit by bit', () => {
  expect(parse(print(started))).toStrictEqual({ spec: started, notices: [] });
});

test('an element of a whole parameter becomes part of it', () => {
  const { spec, notices } = parse(
    print(started)
      .replace('&v=1', '')
      .replace(/(start=[^&]*)/, '$1,dense1_bias(1,0.25)'),
  );
  expect(notices).toEqual([]);
  expect(spec.start.elements).toEqual([]);
  expect(spec.start.whole.find(({ parameter }) => parameter === 'dense1/bias')?.values[1]).toBe(0.25);
});

test('a parameter of another shape is drawn, and a sentence says so', () => {
  const { spec, notices } = reconcile({
    ...started,
    layers: parse('data=circle&net=dense(4,tanh),dense(2,tanh)').spec.layers,
  });
  expect(spec.start.whole.map(({ parameter }) => parameter)).toEqual(['dense2/bias', 'output/weight', 'output/bias']);
  expect(notices.map(({ message }) => message)).toEqual([
    'start: starting values of dense1_weight are for a shape of 2 × 3, but here it is 2 × 4; drawing them instead.',
    'start: starting values of dense1_bias are for a shape of 3, but here it is 4; drawing them instead.',
    'start: starting values of dense2_weight are for a shape of 3 × 2, but here it is 4 × 2; drawing them instead.',
  ]);
});

test('numbers that are not finite are drawn', () => {
  const values = Float32Array.of(Number.NaN);
  const { spec } = reconcile({
    ...SPEC,
    start: { whole: [{ parameter: 'output/bias', shape: [1], values }], elements: [] },
  });
  expect(spec.start).toEqual(DRAWN);
});

test('starting values follow their layer', () => {
  const start = { whole: WHOLE.slice(0, 1), elements: [{ parameter: 'dense1/bias', index: 2, value: 1 }] };
  const layers = [...parse('net=dropout').spec.layers, ...keyed(SPEC.layers)];
  const { spec } = withLayers({ ...SPEC, start }, layers, () => 'new');
  expect(spec.start.whole.map(({ parameter }) => parameter)).toEqual(['dense2/weight']);
  expect(spec.start.elements).toEqual([{ parameter: 'dense2/bias', index: 2, value: 1 }]);
});

test('a link that was cut within packed numbers says so and draws them', () => {
  const text = print(started);
  const cut = text.slice(0, text.indexOf('start=~') + 30);
  const { spec, notices } = parseLink(cut);
  expect(spec.start).toEqual(DRAWN);
  expect(notices.map(({ message }) => message.split(':')[0])).toEqual(['This link was cut']);
});
