import type { useSortable } from '@dnd-kit/sortable';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** The part of dnd-kit's sortable that makes the header of a layer draggable. */
export type LayerHandle = Pick<
  ReturnType<typeof useSortable>,
  'attributes' | 'listeners' | 'setNodeRef' | 'setActivatorNodeRef' | 'transform' | 'isDragging'
>;

/** By index of the hidden layer, 0 for the first. Empty until `LayerOrder` has loaded. */
const handles = createStore<ReadonlyMap<number, LayerHandle>>(() => new Map());

/** Undefined until layers can be dragged. */
export function useLayerHandle(index: number): LayerHandle | undefined {
  return useStore(handles, (all) => all.get(index));
}

export function setLayerHandle(index: number, handle: LayerHandle): void {
  handles.setState((all) => new Map(all).set(index, handle), true);
}

export function removeLayerHandle(index: number): void {
  handles.setState((all) => new Map([...all].filter(([other]) => other !== index)), true);
}
