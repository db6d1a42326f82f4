import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSpec, MAX_MOMENT, MOMENT_KEY, parse, print } from '../../../src/experiment/index.ts';
import { pagePairsOf } from '../../../src/experiment/page/pairs.ts';
import { deflated } from '../../../src/packing/deflated.ts';
import type { KeptMoment } from '../../../src/runtime/protocol.ts';
import { recordOf, SERIES } from '../../../src/runtime/series.ts';
import type { History } from '../../../src/store/history.ts';
import { packMoment, unpackMoment } from '../../../src/store/packed-moment.ts';

const spec = defaultSpec();
const moment: KeptMoment = {
  spec,
  step: 900,
  beginning: null,
  state: new Map([
    ['dense1/weight', Float32Array.of(0.1, -2, 3e-9)],
    ['dense1/weight/velocity', Float32Array.of(1, -0, 5)],
  ]),
  memories: [
    {
      log: {
        start: 0,
        count: 3,
        memory: { lowest: Number.POSITIVE_INFINITY, schedule: { factor: 0.5 }, stoppers: [{}] },
      },
      best: new Map([
        ['dense1/weight/velocity', Float32Array.of(4, 5, 6)],
        ['dense1/weight', Float32Array.of(1, 2, 3)],
      ]),
      left: null,
      stopped: null,
    },
  ],
};
const count = 1000;
const history: History = {
  step: Array.from({ length: count }, (_, place) => place),
  epoch: Array.from({ length: count }, (_, place) => place / 8),
  seconds: Array.from({ length: count }, (_, place) => place / 64),
  values: recordOf(SERIES, (id) =>
    Array.from({ length: count }, (_, place) => (id === 'train/loss' ? 1 / 2 ** (place % 8) : Number.NaN)),
  ),
  replicaLosses: Array.from({ length: count }, () => Float32Array.of(1, Number.NaN)),
  replicaTrainLosses: Array.from({ length: count }, () => Float32Array.of(2, 4)),
};
const packed = packMoment(moment, { history, editedAt: 7 }) as string;

function problemOf(text: string): string {
  const read = unpackMoment(text, spec);
  return 'message' in read ? read.message : '';
}

describe('a packed moment', () => {
  it('is read as it was, with the curves up to its step', () => {
    const read = unpackMoment(packed, spec);
    if (!('moment' in read)) throw new Error(read.message);
    expect(read.moment).toEqual(moment);
    expect(Object.is(read.moment.state.get('dense1/weight/velocity')?.[1], -0)).toBe(true);
    expect(read.curves.editedAt).toBe(7);
    const { step, epoch, values, replicaLosses, replicaTrainLosses } = read.curves.history;
    expect(step).toHaveLength(200);
    expect([step[0], step.at(-1)]).toEqual([0, 900]);
    expect(epoch.at(-1)).toBe(900 / 8);
    expect(values['train/loss'].at(-1)).toBe(1 / 2 ** (900 % 8));
    expect(values['validation/loss'].at(-1)).toBeNaN();
    expect(replicaLosses[3]).toEqual(Float32Array.of(1, Number.NaN));
    expect(replicaTrainLosses[3]).toEqual(Float32Array.of(2, 4));
  });

  it('is shorter without curves, and none if it would be too long', () => {
    const bare = packMoment(moment, null) as string;
    expect(bare.length).toBeLessThan(packed.length / 2);
    const noise = Float32Array.from({ length: 90_000 }, (_, index) => Math.sin(index ** 2));
    expect(packMoment({ ...moment, state: new Map([['w', noise]]), memories: null }, null)).toBeNull();
    const endless = Float32Array.from({ length: 600_000 });
    expect(packMoment({ ...moment, state: new Map([['w', endless]]), memories: null }, null)).toBeNull();
  });

  it('is no part of the experiment of its link, even if the link was changed in transit', () => {
    const link = `https://example.org/#${print(spec).replace('&v=', `&moment=${packed}&v=`)}`;
    for (const text of [
      link,
      link.replaceAll('&', '&amp;'),
      encodeURIComponent(link),
      link.replace('#', '%23'),
      `${link}).`,
      `${link}\u200b`,
      link.replace(/.{60}/g, '$&\r\n'),
    ]) {
      expect(parse(text)).toStrictEqual({ spec, notices: [] });
      expect(pagePairsOf(text).get(MOMENT_KEY)).toBe(packed);
    }
    expect(pagePairsOf(`#${print(spec)}`).get(MOMENT_KEY)).toBeUndefined();
  });

  it('that is damaged gives a sentence', () => {
    expect(problemOf(packed.slice(0, -20))).toBe(
      'The trained weights in this link cannot be used, because they break off or were changed. The experiment opens untrained.',
    );
    expect(problemOf('~2abc')).toContain('a form that this page does not know');
    expect(problemOf(`~1${'a'.repeat(MAX_MOMENT)}`)).toContain('longer than any');
    expect(problemOf(`~1${deflated(new Uint8Array(5_000_000))}`)).toContain('break off or were changed');
    expect(problemOf(`~1${deflated(new TextEncoder().encode('{"step":-1}\n'))}`)).toContain('do not say what they are');
  });

  it('never throws, whatever the text', () => {
    const bytes = new TextEncoder();
    const header = fc.record(
      {
        step: fc.oneof(fc.nat(), fc.double()),
        editedAt: fc.option(fc.nat()),
        state: fc.array(fc.tuple(fc.string(), fc.oneof(fc.nat(9), fc.double()))),
        memories: fc.option(
          fc.array(
            fc.record({ log: fc.object(), best: fc.boolean(), left: fc.boolean(), stopped: fc.option(fc.string()) }),
          ),
        ),
        curves: fc.option(fc.record({ step: fc.array(fc.nat()), series: fc.array(fc.string()), replicas: fc.nat(3) })),
      },
      { requiredKeys: [] },
    );
    const texts = fc.oneof(
      fc.string().map((text) => `~1${text}`),
      fc
        .tuple(fc.nat(packed.length - 1), fc.constantFrom('A', 'z', '_', '', '0'))
        .map(([at, letter]) => packed.slice(0, at) + letter + packed.slice(at + 1)),
      fc
        .tuple(fc.oneof(header, fc.jsonValue()), fc.uint8Array())
        .map(
          ([value, rest]) => `~1${deflated(Uint8Array.from([...bytes.encode(`${JSON.stringify(value)}\n`), ...rest]))}`,
        ),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const read = unpackMoment(text, spec);
        return 'moment' in read || read.message.endsWith('The experiment opens untrained.');
      }),
      { numRuns: 10_000 },
    );
  });
});
