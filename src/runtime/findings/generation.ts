import { buildLogits } from '../../compiler/inspection.ts';
import { LOGITS } from '../../compiler/objective.ts';
import { layersLookingAhead } from '../../experiment/causal.ts';
import { randomStream } from '../../math/random.ts';
import { drawClass, softmaxOf, type Temper, tempered } from '../../math/sampling.ts';
import type { Fed } from '../feeds/feed.ts';
import { type Look, ownState } from '../look.ts';
import { conventionsOf } from './generation/conventions.ts';
import { breaksRule, followsRule } from './generation/rule.ts';
import type { Subject } from './subject.ts';

export interface GenerationWish extends Temper {
  /**
   * The tokens to continue. If there are none, sequences begin as those of the data do; of data that ask a question,
   * such as a sum, validation examples are completed.
   */
  readonly prompt: readonly number[];
  readonly seed: number;
  /** The number of samples. */
  readonly count: number;
}

/** Sequences that the network has continued token by token. */
export interface Generation {
  readonly step: number;
  readonly of: GenerationWish;
  readonly samples: readonly Sample[];
  /** Whether the prompt already breaks the rule of the data, so that no sample can follow it. */
  readonly isBroken: boolean;
}

export interface Sample {
  /** The tokens that the network was given. */
  readonly prompt: readonly number[];
  readonly drawn: readonly DrawnToken[];
  /** The example whose beginning is the prompt; null if there is none. */
  readonly example: {
    /** Index in `RunView.points`. */
    readonly index: number;
    /** The tokens that follow the prompt there. */
    readonly actual: readonly number[];
  } | null;
  /** Whether a training example is the same; null for a stretch of a text. */
  readonly isKnown: boolean | null;
  /** Whether it follows the rule of the data; null if they have none that can be tested. */
  readonly isRight: boolean | null;
}

export interface DrawnToken {
  readonly token: number;
  /** The most probable tokens and the drawn one, the most probable first. */
  readonly choices: readonly TokenChoice[];
  /** The probabilities of all other tokens together. */
  readonly others: Omit<TokenChoice, 'token'>;
}

export interface TokenChoice {
  readonly token: number;
  /** According to the network. */
  readonly probability: number;
  /** The probability with which it was drawn, after temperature and top-k. */
  readonly drawn: number;
}

export const generation = {
  keeps: 'latest',
  interval: 1000,
  find: generate,
} as const satisfies Subject<Generation, GenerationWish>;

/** Tokens drawn for a text, which has no end of its own. */
const TEXT = 60;
const CHOICES = 6;

/**
 * Continues sequences token by token, all at once. The network reads the tokens so far, filled up at the end, or the last
 * ones if there are more than it has steps.
 * @returns null if the network cannot continue sequences, or an output is not a number
 */
export async function* generate(look: Look, wish: GenerationWish): AsyncGenerator<void, Generation | null> {
  const { trainer, compiled, member, replica } = look;
  const { spec, data } = member;
  if (data.predicts !== 'next' || data.positions === null || layersLookingAhead(spec).length > 0) return null;
  const steps = data.positions.count;
  const { step } = trainer;
  const state = ownState(look, await trainer.state());
  const feeds = new Map<string, Fed>(
    compiled.state.map((one) => [one.name, { shape: one.shape, data: state.get(one.name) as Float32Array }]),
  );
  const conventions = conventionsOf(member);
  const sequences = beginnings(look, wish);
  const count = sequences.length;
  const most = (prompt: readonly number[]) => {
    if (conventions.isText) return TEXT;
    return conventions.end === null ? Math.max(1, steps + 1 - prompt.length) : steps;
  };
  const isDone = ({ prompt, drawn }: Pick<Sample, 'prompt' | 'drawn'>) =>
    drawn.length >= most(prompt) || (conventions.end !== null && drawn.at(-1)?.token === conventions.end);
  while (!sequences.every(isDone)) {
    const x = new Float32Array(count * steps);
    sequences.forEach(({ prompt, drawn }, row) => {
      x.set([...prompt, ...drawn.map(({ token }) => token)].slice(-steps), row * steps);
    });
    feeds.set('x', { shape: [count, steps], data: x });
    const build = () => buildLogits(member, count);
    const results = await trainer.infer(`logits of ${count} ${replica}`, build, { replica, feeds });
    const logits = results.get(LOGITS) as Float32Array;
    for (const [row, sequence] of sequences.entries()) {
      if (isDone(sequence)) continue;
      const last = Math.min(steps, sequence.prompt.length + sequence.drawn.length) - 1;
      const drawn = draw(logitsAt(logits, row * steps + last, data.outputs), wish, sequence.random);
      if (drawn === null) return null;
      sequence.drawn.push(drawn);
    }
    yield;
  }
  return {
    step,
    of: wish,
    isBroken: breaksRule(spec, sequences[0]?.prompt ?? []),
    samples: sequences.map(({ prompt, drawn, example }) => {
      const tokens = [...prompt, ...drawn.map(({ token }) => token)];
      return {
        prompt,
        drawn,
        example,
        isKnown: conventions.isText ? null : conventions.known.has(tokens.join()),
        isRight: followsRule(spec, tokens),
      };
    }),
  };
}

/** The beginnings of the samples. */
function beginnings({ member }: Look, { prompt, seed, count }: GenerationWish) {
  const { start, question } = conventionsOf(member);
  const { train, validation } = member.data.parts;
  const [part, first] = validation.count > 0 ? [validation, train.count] : [train, 0];
  const steps = member.data.positions?.count as number;
  const asks = prompt.length === 0 && question > 1;
  // Sequences that begin in different ways need some token to begin with.
  const usual = prompt.length === 0 ? (part.x.data[0] as number) : null;
  return Array.from({ length: asks ? Math.min(count, part.count) : count }, (_, index) => {
    const at = index * steps;
    const given = asks ? [...part.x.data.subarray(at, at + question)] : withStart(prompt, start ?? usual);
    const actual = [...part.labels.subarray(at + question - 1, at + steps)];
    return {
      prompt: given,
      drawn: [] as DrawnToken[],
      example: asks ? { index: first + index, actual } : null,
      random: randomStream(seed, `generation/${index}`),
    };
  });
}

function withStart(prompt: readonly number[], start: number | null): readonly number[] {
  return start === null || prompt[0] === start ? prompt : [start, ...prompt];
}

/** The logits of all tokens at a position. Two tokens share a logit, that of the second. */
function logitsAt(logits: Float32Array, position: number, outputs: number): readonly number[] {
  if (outputs === 1) return [0, logits[position] as number];
  return [...logits.subarray(position * outputs, (position + 1) * outputs)];
}

function draw(logits: readonly number[], temper: Temper, random: ReturnType<typeof randomStream>): DrawnToken | null {
  if (!logits.every(Number.isFinite)) return null;
  const probabilities = softmaxOf(logits);
  const shares = tempered(logits, temper);
  const token = drawClass(shares, random);
  const order = Array.from(logits, (_, place) => place).sort((a, b) => (logits[b] as number) - (logits[a] as number));
  const listed = order.slice(0, CHOICES);
  if (!listed.includes(token)) listed.splice(-1, 1, token);
  const choices = listed.map((one) => ({
    token: one,
    probability: probabilities[one] as number,
    drawn: shares[one] as number,
  }));
  const rest = order.filter((one) => !listed.includes(one));
  // 1 minus the listed ones would be the rounding errors of these.
  const sumOf = (of: Float64Array) => rest.reduce((sum, one) => sum + (of[one] as number), 0);
  return { token, choices, others: { probability: sumOf(probabilities), drawn: sumOf(shares) } };
}
