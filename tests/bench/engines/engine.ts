import type { Task } from '../tasks.ts';

/** A network on one of the engines that are compared. */
export interface Contender {
  /** Makes `count` updates and reads the loss once, at their end. */
  train(count: number): Promise<number> | number;
  dispose(): void;
}

export interface EngineUnderTest {
  readonly name: string;
  /** null where the engine cannot do the task. */
  create(task: Task): Promise<Contender | null>;
}
