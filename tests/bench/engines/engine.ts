import type { Task } from '../tasks.ts';

/** A network on one of the compared engines, or several that it trains together. */
export interface Contender {
  /** What an update is counted as: the networks that it updates, or the moves in all worlds that it learns from. */
  readonly perUpdate: number;
  /** Makes `count` updates of every network and reads the loss of each once, at their end. @returns one of the losses */
  train(count: number): Promise<number> | number;
  dispose(): void;
}

export interface EngineUnderTest {
  readonly name: string;
  /** null if the engine cannot do the task. */
  create(task: Task): Promise<Contender | null>;
}
