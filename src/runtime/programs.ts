import type { Compiled } from '../compiler/compiled.ts';
import { columnsAsRows } from '../compiler/passes/columns-as-rows.ts';
import type { Graph } from '../ir/graph.ts';
import { graphProgram } from '../onnx/program.ts';
import { bytesPerStep, type StepLoop, scanProgram, unrolledProgram } from '../onnx/training.ts';
import { WIDEST_ON_WEBGPU } from '../onnx/writer.ts';
import type { Engine, EngineSession } from './engine.ts';
import type { StepInputs } from './feeds/step-inputs.ts';

/** The most bytes that a run of a program takes in advance for its steps, such as random numbers. */
const IN_ADVANCE = 16e6;

/** The programs of an experiment on an engine. Each is built when it is first needed. */
export class Programs {
  readonly #engine: Engine;
  readonly #compiled: Compiled;
  readonly #inputs: StepInputs;
  readonly #sessions = new Map<string, Promise<EngineSession>>();

  constructor(engine: Engine, compiled: Compiled, inputs: StepInputs) {
    this.#engine = engine;
    this.#compiled = compiled;
    this.#inputs = inputs;
  }

  /** Whether a run of the training program makes many iterations, in a Scan; otherwise it makes one. */
  get scans(): boolean {
    return this.#engine.provider === 'wasm';
  }

  /** The training program whose iterations make `unroll` steps each. */
  training(unroll: number): Promise<EngineSession> {
    return this.#session(`training ${unroll}`, () => {
      const loop = this.#loop(unroll);
      const program = this.scans ? scanProgram(columnsAsRows(loop)) : unrolledProgram(loop);
      return this.#engine.session(program, { keep: true });
    });
  }

  /** The most iterations that one run of a training program makes. */
  mostIterations(unroll: number): number {
    return this.scans ? Math.max(1, Math.floor(IN_ADVANCE / bytesPerStep(this.#loop(unroll)) / unroll)) : 1;
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

  #loop(unroll: number): StepLoop {
    const { step, perStepNames: perStep } = this.#inputs;
    return { ...this.#compiled.training, step, perStep, unroll };
  }

  #session(key: string, build: () => Promise<EngineSession>): Promise<EngineSession> {
    const known = this.#sessions.get(key);
    if (known) return known;
    const session = build();
    this.#sessions.set(key, session);
    return session;
  }
}
