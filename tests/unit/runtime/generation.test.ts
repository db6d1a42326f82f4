import { describe, expect, it } from 'vitest';
import { buildLogits } from '../../../src/compiler/inspection.ts';
import { LOGITS } from '../../../src/compiler/objective.ts';
import { reconcile, withTable } from '../../../src/experiment/index.ts';
import { randomStream } from '../../../src/math/random.ts';
import { drawClass, softmaxOf, tempered } from '../../../src/math/sampling.ts';
import { breaksRule, followsRule } from '../../../src/runtime/findings/generation/rule.ts';
import { type Generation, type GenerationWish, generate } from '../../../src/runtime/findings/generation.ts';
import { finish } from '../../../src/runtime/finish.ts';
import type { OwnTable } from '../../../src/table/table.ts';
import { experiment, lookAt, type Prepared, prepared } from '../../support/experiment.ts';

const WISH: GenerationWish = { prompt: [], temperature: 1, topK: null, seed: 1, count: 4 };
const NAMES = 'data=names(n=300)&net=embedding(6),gru(12)&opt=adam(0.01)';

async function generated(run: Prepared, wish: Partial<GenerationWish> = {}): Promise<Generation> {
  return (await finish(generate(lookAt(run), { ...WISH, ...wish }))) as Generation;
}

const tokensOf = ({ samples }: Generation) =>
  samples.map(({ prompt, drawn }) => [...prompt, ...drawn.map(({ token }) => token)]);

/** The most probable continuation, from the logits of one prefix after the other, each without anything behind it. */
async function greedy({ trainer, spec, data }: Prepared, prompt: readonly number[], length: number) {
  const tokens = [...prompt];
  const steps = data.positions?.count as number;
  for (let drawn = 0; drawn < length; drawn++) {
    const x = new Float32Array(steps).fill(1);
    const prefix = tokens.slice(-steps);
    x.set(prefix);
    const feeds = new Map([['x', { shape: [1, steps], data: x }]]);
    const results = await trainer.infer('one', () => buildLogits({ spec, data }, 1), { feeds });
    const at = (prefix.length - 1) * data.outputs;
    const logits = (results.get(LOGITS) as Float32Array).subarray(at, at + data.outputs);
    tokens.push(logits.indexOf(Math.max(...logits)));
  }
  return tokens;
}

describe('generation', () => {
  it('at temperature 0 appends the most probable token, whatever comes behind the prefix', async () => {
    const run = await prepared(NAMES);
    await run.trainer.train(200);
    const found = await generated(run, { temperature: 0, prompt: [13, 1], count: 2 });
    const [first, second] = tokensOf(found) as [number[], number[]];
    expect(first).toEqual(second);
    expect(first.slice(0, 3)).toEqual([0, 13, 1]);
    expect(first).toEqual(await greedy(run, [0, 13, 1], first.length - 3));
  });

  it.each(['transformer_block(2,16)', 'conv1d(8,3)'])('is causal with %s', async (layer) => {
    const run = await prepared(`data=dyck(n=100,pairs=4)&net=embedding(6),${layer}&opt=adam`);
    await run.trainer.train(30);
    const found = await generated(run, { temperature: 0, count: 1 });
    const [tokens] = tokensOf(found) as [number[]];
    expect(tokens).toHaveLength(9);
    expect(tokens).toEqual(await greedy(run, [0], 8));
  });

  it('sums the probabilities of the tokens that are not listed', async () => {
    const run = await prepared(NAMES);
    await run.trainer.train(100);
    for (const { drawn } of (await generated(run, { topK: 3 })).samples) {
      for (const { choices, others } of drawn) {
        expect(others.drawn).toBe(0);
        expect(choices.reduce((sum, { probability }) => sum + probability, others.probability)).toBeCloseTo(1, 12);
        const least = Math.min(...choices.map(({ probability }) => probability));
        expect(others.probability).toBeLessThanOrEqual(least * (run.data.outputs - choices.length));
      }
    }
  });

  it('is the same for the same seed, and ends names at the full stop', async () => {
    const run = await prepared(NAMES);
    await run.trainer.train(100);
    const found = await generated(run);
    expect(await generated(run)).toEqual(found);
    expect(tokensOf(await generated(run, { seed: 2 }))).not.toEqual(tokensOf(found));
    // A sample does not depend on how many others there are.
    expect(tokensOf(await generated(run, { count: 2 }))).toEqual(tokensOf(found).slice(0, 2));
    for (const { drawn } of found.samples) {
      const tokens = drawn.map(({ token }) => token);
      expect(tokens.slice(0, -1)).not.toContain(0);
      expect(tokens.length === 12 || tokens.at(-1) === 0).toBe(true);
    }
  });

  it('never draws a token outside of the top k', async () => {
    const run = await prepared(NAMES);
    const { samples } = await generated(run, { topK: 3, temperature: 2, count: 8 });
    for (const { drawn } of samples) {
      for (const { token, choices } of drawn) {
        expect(choices.slice(0, 3).map((choice) => choice.token)).toContain(token);
        expect(choices.filter((choice) => choice.drawn > 0)).toHaveLength(3);
        expect(choices.reduce((sum, choice) => sum + choice.drawn, 0)).toBeCloseTo(1, 12);
      }
    }
  });

  it('knows the training examples', async () => {
    const run = await prepared('data=names(n=100)&net=embedding(4),gru(4)');
    const name = [...run.data.parts.train.x.data.subarray(1, 12)];
    const letters = name.slice(0, name.indexOf(0) < 0 ? 11 : name.indexOf(0));
    const bias = run.initial.get('output/bias')?.map((_, token) => (token === 0 ? 50 : 0)) as Float32Array;
    run.trainer.setState(new Map([...run.initial, ['output/bias', bias]]), 0);
    expect((await generated(run, { prompt: letters, count: 1 })).samples[0]?.isKnown).toBe(true);
    expect((await generated(run, { prompt: [26, 26, 26], count: 1 })).samples[0]?.isKnown).toBe(false);
  });

  it('completes validation examples of data that ask a question, and tells right from wrong', async () => {
    const run = await prepared('data=addition(n=200,digits=1)&net=embedding(8),gru(16)&opt=adam(0.01)');
    const { samples } = await generated(run, { count: 5, temperature: 0 });
    const { validation, train } = run.data.parts;
    samples.forEach(({ prompt, drawn, example, isRight }, index) => {
      expect(prompt).toEqual([...validation.x.data.subarray(5 * index, 5 * index + 4)]);
      expect(example?.index).toBe(train.count + index);
      expect(example?.actual).toEqual([...validation.labels.subarray(5 * index + 3, 5 * index + 5)]);
      expect(isRight).toBe(drawn.map(({ token }) => token).join() === example?.actual.join());
    });
    const asked = await generated(run, { prompt: [7, 10, 8, 11], count: 1 });
    expect(asked.samples[0]?.prompt).toEqual([7, 10, 8, 11]);
    expect(asked.samples[0]?.drawn).toHaveLength(2);
  });

  it('slides over texts that are longer than the network has steps', async () => {
    const run = await prepared('data=names(n=300)&net=embedding(6),gru(12)&opt=adam');
    const prompt = Array.from({ length: 20 }, (_, place) => 1 + (place % 26));
    const [tokens] = tokensOf(await generated(run, { prompt, temperature: 0, count: 1 })) as [number[]];
    expect(tokens).toEqual(await greedy(run, [0, ...prompt], tokens.length - 21));
  });

  it.each([2, 3])('continues a text of %d letters, in which no stretch is marked as known', async (letters) => {
    const levels = ['a', 'b', 'c'].slice(0, letters);
    const table: OwnTable = {
      id: `00000000000000a${letters}`,
      name: 'text',
      target: 'letter',
      columns: [{ id: 'letter', label: 'Letter', levels }],
      count: 300,
      values: [Float64Array.from({ length: 300 }, (_, row) => row % letters)],
    };
    const { spec } = withTable(experiment('opt=adam(0.05)'), table);
    const inWindows = reconcile({ ...spec, series: { window: 6, horizon: 1 } }).spec;
    const { layers } = experiment('data=dyck&net=embedding(4),gru(8)');
    const run = await prepared(reconcile({ ...inWindows, layers }).spec);
    await run.trainer.train(150);
    const { samples } = await generated(run, { prompt: [0, 1], temperature: 0, count: 1 });
    expect(samples[0]?.isKnown).toBeNull();
    expect(samples[0]?.drawn.map(({ token }) => token)).toEqual(
      Array.from({ length: 60 }, (_, place) => (place + 2) % letters),
    );
  });

  it.each(['gru(8,bidirectional=yes)', 'self_attention(2,none)', 'conv1d(6,3,mask=none)'])(
    'is refused by a network that looks ahead: %s',
    async (layer) => {
      const run = await prepared(`data=names(n=100)&net=embedding(6),${layer}`);
      expect(await generated(run)).toBeNull();
    },
  );
});

describe('the rule of a dataset', () => {
  const whole = ({ data }: Prepared, row: number) => {
    const { x, labels } = data.parts.train;
    const steps = data.positions?.count as number;
    const first = x.data[row * steps] as number;
    const inputs = [...x.data.subarray(row * steps, (row + 1) * steps)];
    return [first, ...inputs.slice(1), labels[(row + 1) * steps - 1] as number];
  };

  it.each([
    'data=dyck(n=50,kinds=1)',
    'data=dyck(n=50,kinds=3)',
    'data=addition(n=50,digits=2)',
    'data=addition(n=50,digits=1,order=reversed)',
  ])('holds for its examples, and not with another last token: %s', async (text) => {
    const run = await prepared(`${text}&net=none`);
    for (let row = 0; row < run.data.parts.train.count; row++) {
      const tokens = whole(run, row);
      const last = tokens.at(-1) as number;
      expect(followsRule(run.spec, tokens)).toBe(true);
      expect(followsRule(run.spec, tokens.with(-1, last === 1 ? 2 : 1))).toBe(false);
      expect(followsRule(run.spec, tokens.slice(0, -1))).toBe(false);
    }
  });

  it('is broken by a prompt that no right sequence begins with', async () => {
    const brackets = (await prepared('data=dyck(n=100,pairs=4)&net=none')).spec;
    // "(" is 1 and ")" is 2; "[" is 3 and "]" is 4.
    expect(breaksRule(brackets, [0, 1, 3, 4])).toBe(false);
    expect(breaksRule(brackets, [0, 1, 4])).toBe(true);
    expect(breaksRule(brackets, [0, 2])).toBe(true);
    const sums = (await prepared('data=addition(n=100,digits=2)&net=none')).spec;
    const beginning = (text: string) =>
      breaksRule(
        sums,
        [...text].map((token) => '0123456789+='.indexOf(token)),
      );
    expect(['', '1', '12+', '12+34=', '12+34=04', '12+34=046'].filter(beginning)).toEqual([]);
    expect(['123', '1+', '12=', '12+345', '12+34=1', '12+34=0461'].filter((text) => !beginning(text))).toEqual([]);
  });

  it('is unknown for names', async () => {
    expect(followsRule((await prepared('data=names(n=100)&net=none')).spec, [0, 1, 0])).toBeNull();
  });
});

describe('sampling', () => {
  it('divides logits by the temperature and keeps the top k', () => {
    const logits = [1, 3, 2, 3];
    const total = Math.exp(0.5) + 2 * Math.exp(1.5) + Math.exp(1);
    expect(softmaxOf(logits, 2)[2]).toBeCloseTo(Math.exp(1) / total, 12);
    expect([...tempered(logits, { temperature: 0, topK: null })]).toEqual([0, 1, 0, 0]);
    expect([...tempered(logits, { temperature: 1, topK: 2 })]).toEqual([0, 0.5, 0, 0.5]);
    expect([...softmaxOf([1000, 0])]).toEqual([1, 0]);
  });

  it('draws each class as often as it is probable', () => {
    const random = randomStream(1, 'test');
    const counts = [0, 0, 0];
    for (let draw = 0; draw < 10_000; draw++) (counts[drawClass([0.2, 0, 0.8], random)] as number) += 1;
    expect(counts[1]).toBe(0);
    expect((counts[0] as number) / 10_000).toBeCloseTo(0.2, 1.5);
  });
});
