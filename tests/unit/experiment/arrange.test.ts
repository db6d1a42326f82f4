import { describe, expect, it } from 'vitest';
import {
  type ExperimentSpec,
  effectOf,
  keyed,
  keysOf,
  type LayerSpec,
  layer,
  print,
  recognized,
  withLayers,
} from '../../../src/experiment/index.ts';
import { experiment } from '../../support/experiment.ts';

function keys(): () => string {
  let made = 0;
  return () => `n${++made}`;
}

function arranged(spec: ExperimentSpec, arrange: (layers: readonly LayerSpec[]) => readonly LayerSpec[]) {
  return withLayers(spec, arrange(keyed(spec.layers)), keys());
}

const moved = ([first, ...rest]: readonly LayerSpec[]) => [...rest, first as LayerSpec];

describe('the keys of layers', () => {
  it('are their positions until layers are rearranged', () => {
    expect(keysOf(experiment('net=dense(4,tanh),dense(4,tanh)').layers)).toEqual(['1', '2']);
  });

  it('stay with a layer that moves, and a new layer gets its own', () => {
    const { spec } = arranged(experiment('net=dense(4,tanh),dropout(0.2)'), (layers) => [
      layer('dense'),
      ...moved(layers),
    ]);
    expect(keysOf(spec.layers)).toEqual(['n1', '2', '1']);
  });

  it('differ even if a layer is a copy', () => {
    const { spec } = arranged(experiment('net=dense(4,tanh)'), (layers) => [...layers, ...layers]);
    expect(keysOf(spec.layers)).toEqual(['1', 'n1']);
  });

  it('are not part of the text', () => {
    const spec = experiment('net=dense(4,tanh),dropout(0.2)');
    expect(print({ ...spec, layers: keyed(spec.layers) })).toBe(print(spec));
  });

  it('decide that two equal layers were exchanged', () => {
    const spec = experiment('net=dense(4,tanh),dense(4,tanh)');
    expect(effectOf(spec, arranged(spec, moved).spec)).toBe('recompile');
    expect(effectOf(spec, arranged(spec, (layers) => layers).spec)).toBe('none');
  });
});

describe('pins in another arrangement', () => {
  const text = 'net=dense(2,tanh),dense(2,tanh)&pin=dense1_bias(1,0.5),dense2_weight(3,-1),output_bias(0,2)';
  const pins = ({ spec }: ReturnType<typeof withLayers>) => spec.pins.map(({ parameter }) => parameter);

  it('follow their layers', () => {
    const inserted = arranged(experiment(text), (layers) => [layer('dense', { units: 2 }), ...layers]);
    expect(pins(inserted)).toEqual(['dense2/bias', 'dense3/weight', 'output/bias']);
    expect(inserted.notices).toEqual([]);
    expect(pins(arranged(experiment(text), moved))).toEqual(['dense1/weight', 'dense2/bias', 'output/bias']);
  });

  it('go with their layer', () => {
    const removed = arranged(experiment(text), (layers) => layers.slice(1));
    expect(pins(removed)).toEqual(['dense1/weight', 'output/bias']);
    expect(removed.notices).toEqual([]);
  });

  it('end with a sentence if the shape of their parameter changes', () => {
    const changed = arranged(experiment(text), ([first, ...rest]) => [
      first as LayerSpec,
      layer('dense', { units: 3 }),
      ...rest,
    ]);
    expect(pins(changed)).toEqual(['dense1/bias', 'output/bias']);
    expect(changed.notices.map(({ message }) => message)).toEqual([
      'pin: element 3 of dense2_weight is no longer pinned, because the shape of that parameter has changed.',
    ]);
  });
});

describe('a sweep in another arrangement', () => {
  const spec = experiment('net=dense(4,tanh),dropout(0.2),dropout(0.3)&sweep=dropout2(0.1..0.5,4)');

  it('follows its layer', () => {
    expect(arranged(spec, moved).spec).toMatchObject({ sweep: { of: 'dropout1' }, replicas: 4 });
  });

  it('ends with its layer, even if another takes the name', () => {
    const { spec: after, notices } = arranged(spec, (layers) => layers.toSpliced(1, 1));
    expect(after).toMatchObject({ sweep: null, replicas: 4 });
    expect(notices[0]?.message).toBe(
      'sweep: "dropout2" is gone with its layer; using copies that differ in their seed instead.',
    );
  });
});

describe('layers of a text', () => {
  const recognizedKeys = (text: string, before: string) => {
    const known = experiment(before).layers;
    return keysOf(recognized(experiment(text).layers, known, keys()));
  };

  it('keep the keys if they are of the same kinds in the same order, and are new otherwise', () => {
    const before = 'net=dense(2,tanh),dropout(0.1)';
    expect(recognizedKeys(before, before)).toEqual(['1', '2']);
    expect(recognizedKeys('net=dense(7,relu),dropout(0.2)', before)).toEqual(['1', '2']);
    expect(recognizedKeys('net=dropout(0.1),dense(2,tanh)', before)).toEqual(['n1', 'n2']);
    expect(recognizedKeys('net=dense(2,tanh)', before)).toEqual(['n1']);
    expect(recognizedKeys('net=none', before)).toEqual([]);
  });
});
