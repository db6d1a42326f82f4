import type { Command } from './protocol.ts';

/** The time between two batches of commands, in ms: about a frame, which a page out of sight would not get. */
const GAP = 16;
/** The most commands that wait for the next batch. */
const MOST_WAITING = 100;

/** Commands for which only the last one matters: each undoes or repeats what an earlier one of its type did. */
const LAST_COUNTS: readonly Command['type'][] = ['play', 'pause', 'reset', 'open', 'ask'];

/** Passes commands on in their order, at once or in batches. */
export interface CommandQueue {
  add(command: Command): void;
  /** Forgets the commands that wait. */
  stop(): void;
}

/**
 * A queue that keeps the page alive however many commands arrive. The first is carried out at once; those that follow
 * within a frame wait for its end, and of those that only count once, the last one is carried out.
 * @param onDropped is told how many commands of a batch found no room
 */
export function createQueue(obey: (command: Command) => void, onDropped: (count: number) => void): CommandQueue {
  let waiting: Command[] = [];
  let dropped = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function carryOut(commands: readonly Command[]) {
    try {
      for (const command of commands) obey(command);
    } finally {
      // Counted from their end, so that a page that is slow to open an experiment still reacts to people.
      timer = setTimeout(next, GAP);
    }
  }

  function next() {
    timer = undefined;
    const [commands, lost] = [waiting, dropped];
    waiting = [];
    dropped = 0;
    if (lost > 0) onDropped(lost);
    if (commands.length > 0) carryOut(commands);
  }

  return {
    add(command) {
      if (timer === undefined) return carryOut([command]);
      const isLast = LAST_COUNTS.includes(command.type);
      if (isLast) waiting = waiting.filter(({ type }) => type !== command.type);
      // Whoever has sent thousands of steps can still pause.
      if (isLast || waiting.length < MOST_WAITING) waiting.push(command);
      else dropped += 1;
    },
    stop() {
      clearTimeout(timer);
      waiting = [];
    },
  };
}
