import type { Watch } from '../runtime/protocol.ts';

/** Asks the engine to tell this beside its frames, for as long as a component is mounted. */
export function useWatch(_wish: Partial<Watch>): void {}
