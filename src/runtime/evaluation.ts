import type { Judged } from '../catalog/metrics/definition.ts';
import { evaluationOf, scoresOf } from '../compiler/compile.ts';
import type { Compiled } from '../compiler/compiled.ts';
import { timeOf } from '../compiler/cost.ts';
import { outputShape } from '../compiler/data.ts';
import { buildLogits } from '../compiler/inspection.ts';
import { inUnit, LOGITS, metricUnit } from '../compiler/objective.ts';
import type { Member } from '../compiler/replicas.ts';
import { learnsByReward } from '../experiment/agent.ts';
import { PARTS, type Part } from '../experiment/experiment.ts';
import { hasGenerator } from '../experiment/two-networks.ts';
import type { Graph } from '../ir/graph.ts';
import { sizeOf } from '../math/shape.ts';
import { concatenate } from '../math/tensor.ts';
import { type Answers, answersOf } from './answers.ts';
import type { Fed } from './feeds/feed.ts';
import { finish } from './finish.ts';
import { judgedPart } from './judging.ts';

/** The most multiplications of an evaluation in one go: about 20 ms. */
const SLICE = 1e8;

/** One number for each replica, by part and measure, such as `train/loss`. */
export type Scores = ReadonlyMap<string, Float32Array>;

/** Runs graphs on the state of a trainer; see there. */
interface Inference {
  infer(
    key: string,
    graph: () => Graph,
    options: { readonly replica: number; readonly feeds?: ReadonlyMap<string, Fed> },
  ): Promise<Scores>;
  inferAll(key: string, graph: () => Graph): Promise<Scores>;
  prepare(key: string, graph: () => Graph): Promise<unknown>;
}

/** Evaluates networks at the state of their trainer, on whole parts of their data. */
export class Evaluation {
  readonly #engine: Inference;
  readonly #compiled: Compiled;
  readonly #members: readonly Member[];
  /** The factor that brings each replica's metric into the unit of the data; replicas may be scaled differently. */
  readonly #units: readonly number[];
  /** The most examples that are evaluated at once. */
  readonly #slice: number;
  /** Whether evaluating all examples at once would keep waiting tasks waiting. */
  readonly isLong: boolean;

  constructor(engine: Inference, compiled: Compiled, members: readonly Member[]) {
    this.#engine = engine;
    this.#compiled = compiled;
    this.#members = members;
    this.#units = members.map(({ data }) => metricUnit(data));
    this.#slice = Math.max(1, Math.floor(SLICE / timeOf(compiled)));
    // The examples that a generator is compared with are few, and so are those of a rollout.
    this.isLong =
      !members.some(({ spec }) => hasGenerator(spec) || learnsByReward(spec)) &&
      members.some(({ data }) => PARTS.some((part) => data.parts[part].count > this.#slice));
  }

  /** Builds the program that evaluates these parts, if they are evaluated at once. */
  async prepare(parts: readonly Part[]): Promise<void> {
    if (!this.isLong) await this.#engine.prepare(...this.#whole(parts));
  }

  /**
   * A replica's loss and metric, the latter in the unit of the data, as `<part>/loss` and `<part>/metric`, for the parts
   * that have examples.
   */
  async of(parts: readonly Part[], replica = 0): Promise<Map<string, number>> {
    const scores = await this.all(parts);
    return new Map([...scores].map(([name, values]) => [name, values[replica] as number]));
  }

  /** Like `of`, with a number for each replica. */
  async all(parts: readonly Part[]): Promise<Scores> {
    if (this.isLong) return finish(this.inTurn(parts));
    const scores = await this.#engine.inferAll(...this.#whole(parts));
    if (this.#units.every((unit) => unit === 1)) return scores;
    const inUnits = (name: string, values: Float32Array) =>
      values.map((value, replica) => inUnit(name, value, this.#units[replica] as number));
    return new Map([...scores].map(([name, values]) => [name, inUnits(name, values)]));
  }

  /** Whether `inTurn` pauses before it ends. */
  get takesTurns(): boolean {
    return this.isLong || this.#compiled.replicas > 1;
  }

  /**
   * Like `all`, but one replica after the other, and of an expensive network some examples after the other: it takes
   * longer, but lets waiting tasks run in between.
   */
  async *inTurn(parts: readonly Part[]): AsyncGenerator<void, Scores, void> {
    const all = new Map<string, Float32Array>();
    for (const replica of this.#members.keys()) {
      for (const [name, [score = Number.NaN]] of yield* this.#scores(parts, replica)) {
        const values = all.get(name) ?? new Float32Array(this.#members.length);
        values[replica] = inUnit(name, score, this.#units[replica] as number);
        all.set(name, values);
      }
      yield;
    }
    return all;
  }

  async *#scores(parts: readonly Part[], replica: number): AsyncGenerator<void, Scores, void> {
    const { spec, data } = this.#members[replica] as Member;
    const key = `${parts.join()} ${replica}`;
    if (!this.isLong) {
      return this.#engine.infer(`evaluation ${key}`, () => evaluationOf(spec, data, parts), { replica });
    }
    const feeds = new Map<string, Fed>();
    for (const part of parts) {
      const logits = yield* this.logits(part, replica);
      feeds.set(`${part}/${LOGITS}`, { shape: outputShape(data, data.parts[part].count), data: logits });
    }
    return this.#engine.infer(`scores ${key}`, () => scoresOf(spec, data, parts), { replica, feeds });
  }

  /** The logits of all examples of a part, in the shape of `outputShape`, some examples after the other. */
  async *logits(part: Part, replica = 0): AsyncGenerator<void, Float32Array, void> {
    const member = this.#members[replica] as Member;
    const { parts, features } = member.data;
    const { count, x } = parts[part];
    const width = sizeOf(outputShape(member.data, 1));
    const all = new Float32Array(count * width);
    for (let first = 0; first < count; first += this.#slice) {
      const rows = Math.min(this.#slice, count - first);
      const values = x.data.subarray(first * features.length, (first + rows) * features.length);
      const feeds = new Map([['x', { shape: [rows, features.length], data: Float32Array.from(values) }]]);
      const results = await this.#engine.infer(`logits ${rows}`, () => buildLogits(member, rows), { replica, feeds });
      all.set(results.get(LOGITS) as Float32Array, first * width);
      yield;
    }
    return all;
  }

  /** The answers of a replica for the examples of all parts, one part after the other. */
  async answers(replica: number): Promise<Answers> {
    const logits: Float32Array[] = [];
    for (const part of PARTS) logits.push(await finish(this.logits(part, replica)));
    return answersOf(this.#members[replica] as Member, concatenate(logits));
  }

  /** The answers of a replica for the examples of a part, for metrics of the catalog. */
  async judged(part: Part, replica: number): Promise<Judged> {
    return judgedPart(this.#members[replica] as Member, await this.answers(replica), part);
  }

  /** The key and the graph that evaluates all replicas at once. */
  #whole(parts: readonly Part[]) {
    return [`evaluation ${parts.join()}`, () => this.#compiled.evaluation(parts)] as const;
  }
}
