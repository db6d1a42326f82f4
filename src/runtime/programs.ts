import type { Compiled } from '../compiler/compiled.ts';
import { columnsAsRows } from '../compiler/passes/columns-as-rows.ts';
import type { Graph } from '../ir/graph.ts';
import { graphProgram } from '../onnx/program.ts';
import { bytesPerStep, type Pack, type RepeatedStep, scanProgram, unrolledProgram } from '../onnx/training.ts';
import { WIDEST_ON_WEBGPU } from '../onnx/writer.ts';
import type { Engine, EngineSession } from './engine.ts';
import type { StepInputs } from './feeds/step-inputs.ts';

/** The most bytes that a run of a program takes in advance for its steps, such as random numbers. */
const IN_ADVANCE = 16e6;

/** The programs of an experiment on an engine. Each is built when it is first needed. */
export class Programs {
  readonly #engine: Engine;
  readonly #step: RepeatedStep;
  readonly #bytesPerStep: number;
  readonly #sessions = new Map<string, Promise<EngineSession>>();

  constructor(engine: Engine, compiled: Compiled, inputs: StepInputs) {
    this.#engine = engine;
    const { step, perStepNames: perStep } = inputs;
    const written = { ...compiled.training, step, perStep };
    this.#step = this.scans ? columnsAsRows(written) : written;
    this.#bytesPerStep = bytesPerStep(this.#step);
  }

  /** Whether a run of the training program makes many iterations, in a Scan; otherwise it makes one. */
  get scans(): boolean {
    return this.#engine.provider === 'wasm';
  }

  /** The tensors of the state that the training program takes and returns as one. */
  get packs(): readonly Pack[] {
    return this.scans ? this.#step.packs : [];
  }

  /** The training program whose iterations make `unroll` steps each. */
  training(unroll: number): Promise<EngineSession> {
    return this.#session(`training ${unroll}`, () => {
      const loop = { ...this.#step, unroll };
      const program = this.scans ? scanProgram({ ...loop, packs: [] }) : unrolledProgram(loop);
      return this.#engine.session(program, { keep: true });
    });
  }

  /** The most iterations that one run of a training program makes. */
  mostIterations(unroll: number): number {
    return this.scans ? Math.max(1, Math.floor(IN_ADVANCE / this.#bytesPerStep / unroll)) : 1;
  }

  /** The program of another graph. @param key identifies the graph */
  of(key: string, graph: () => Graph): Promise<EngineSession> {
    const widest = this.#engine.provider === 'webgpu' ? WIDEST_ON_WEBGPU : undefined;
    return this.#session(key, () => this.#engine.session(graphProgram(graph(), widest)));
  }

  async release(): Promise<void> {
    const sessions = await Promise.allSettled(this.#sessions.values());
    for (const session of sessions) if (session.status === 'fulfilled') await session.value.release();
  }

  #session(key: string, build: () => Promise<EngineSession>): Promise<EngineSession> {
    const known = this.#sessions.get(key);
    if (known) return known;
    const session = build();
    this.#sessions.set(key, session);
    return session;
  }
}
