import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** The speeds of training on the page; null means as fast as possible. */
export const PACES = [
  { id: '1', label: '1 step per second', short: '1/s', stepsPerSecond: 1 },
  { id: '10', label: '10 steps per second', short: '10/s', stepsPerSecond: 10 },
  { id: '60', label: '60 steps per second', short: '60/s', stepsPerSecond: 60 },
  { id: 'max', label: 'as fast as possible', short: 'max', stepsPerSecond: null },
] as const;

/** How far Step goes. */
export const STRIDES = [
  { id: '1', label: 'one batch', short: '1', steps: 1 },
  { id: '10', label: 'ten batches', short: '10', steps: 10 },
  { id: '100', label: '100 batches', short: '100', steps: 100 },
  { id: '1000', label: '1,000 batches', short: '1,000', steps: 1000 },
  { id: 'epoch', label: 'one epoch', short: 'epoch', steps: 'epoch' },
] as const;

export type Pace = (typeof PACES)[number];
export type Stride = (typeof STRIDES)[number];

interface TransportStore {
  readonly pace: Pace;
  readonly stride: Stride;
}

/** How a person controls the run. It does not affect its numbers and is not part of the link. */
const transport = createStore<TransportStore>(() => ({ pace: PACES[3], stride: STRIDES[0] }));

export function usePace(): Pace {
  return useStore(transport, ({ pace }) => pace);
}

export function useStride(): Stride {
  return useStore(transport, ({ stride }) => stride);
}

/** How far Step goes now. */
export function stride(): Stride {
  return transport.getState().stride;
}

export function choosePace(pace: Pace): void {
  transport.setState({ pace });
}

export function chooseStride(chosen: Stride): void {
  transport.setState({ stride: chosen });
}
