import { createContext, use } from 'react';

/** What a person can tell the engine. */
export interface Engine {
  play(): void;
  pause(): void;
  step(): void;
  reset(): void;
}

/** The composition root provides it. */
export const EngineContext = createContext<Engine | null>(null);

export function useEngine(): Engine {
  const engine = use(EngineContext);
  if (!engine) throw new Error('the page stands outside its EngineContext');
  return engine;
}
