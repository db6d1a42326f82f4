import type { Command } from './protocol.ts';

/** Commands in order of arrival, for a single reader. */
export class Mailbox {
  readonly #waiting: Command[] = [];
  #wake: (() => void) | null = null;

  post(command: Command): void {
    // Of several waiting edits only the last counts.
    if (command.type === 'experiment') {
      const superseded = this.#waiting.findIndex(({ type }) => type === 'experiment');
      if (superseded >= 0) this.#waiting.splice(superseded, 1);
    }
    this.#waiting.push(command);
    this.#wake?.();
  }

  /** Whether a command is waiting that changes the run. */
  get isUrgent(): boolean {
    return this.#waiting.some(({ type }) => type !== 'painted');
  }

  /** Whether a command is waiting that makes the current network or state obsolete. */
  get isSuperseded(): boolean {
    return this.#waiting.some(({ type }) => type === 'experiment' || type === 'reset');
  }

  /** Puts a command back at the front. */
  putBack(command: Command): void {
    this.#waiting.unshift(command);
  }

  /** The next command, or undefined if none is waiting. */
  take(): Command | undefined {
    return this.#waiting.shift();
  }

  /** Waits until there is a command, or until this many milliseconds have passed. */
  async arrival(atMost = Number.POSITIVE_INFINITY): Promise<void> {
    if (this.#waiting.length > 0) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (Number.isFinite(atMost)) timer = setTimeout(resolve, atMost);
    });
    clearTimeout(timer);
    this.#wake = null;
  }
}
