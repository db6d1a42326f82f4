import {
  type Announcements,
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  horizontalListSortingStrategy,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
} from '@dnd-kit/sortable';
import { memo, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { removeLayerHandle, setLayerHandle } from './layerHandles.ts';
import { moveLayer } from './moveLayer.ts';

interface LayerOrderProps {
  /** Names of the hidden layers, in order. */
  readonly titles: readonly string[];
}

const INSTRUCTIONS = 'Press Space to pick up the layer, the arrow keys to move it, Space to drop it, Escape to cancel.';

/**
 * Lets a person reorder hidden layers by dragging their titles, with a pointer or by key. It is rendered beside the
 * headers, not around them, so that it can load later without remounting the network.
 */
export default memo(function LayerOrder({ titles }: LayerOrderProps) {
  const [dragging, setDragging] = useState(false);
  const sensors = useSensors(
    // Distinguishes a drag from a click.
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = useMemo(() => titles.map((_, index) => layerId(index)), [titles]);
  const announcements = useMemo(() => announce(titles), [titles]);

  // The page uses the same keys as shortcuts.
  useEffect(() => {
    if (!dragging) return;
    const keep = (event: Event) => event.stopPropagation();
    document.addEventListener('keydown', keep);
    return () => document.removeEventListener('keydown', keep);
  }, [dragging]);

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ announcements, screenReaderInstructions: { draggable: INSTRUCTIONS } }}
      onDragStart={() => setDragging(true)}
      onDragCancel={() => setDragging(false)}
      onDragEnd={({ active, over }) => {
        setDragging(false);
        if (over && over.id !== active.id) moveLayer(indexOf(active.id), indexOf(over.id));
      }}
    >
      <SortableContext items={ids} strategy={horizontalListSortingStrategy}>
        {ids.map((id, index) => (
          <Sortable key={id} id={id} index={index} />
        ))}
      </SortableContext>
    </DndContext>
  );
});

/** Makes the header of a hidden layer draggable. */
function Sortable({ id, index }: { readonly id: string; readonly index: number }) {
  const handle = useSortable({ id });
  // Updates in the same paint as the elements that dnd-kit moves itself.
  useLayoutEffect(() => setLayerHandle(index, handle));
  useLayoutEffect(() => () => removeLayerHandle(index), [index]);
  return null;
}

/** The id of a hidden layer for dnd-kit; 0 is the first. */
function layerId(index: number): string {
  return `layer ${index}`;
}

function indexOf(id: string | number): number {
  return Number(String(id).split(' ')[1]);
}

function announce(titles: readonly string[]): Announcements {
  const name = (id: string | number) => titles[indexOf(id)] ?? 'the layer';
  return {
    onDragStart: ({ active }) => `Picked up ${name(active.id)}.`,
    onDragOver: ({ active, over }) => (over ? `${name(active.id)} is at position ${indexOf(over.id) + 1}.` : undefined),
    onDragEnd: ({ active, over }) =>
      over ? `${name(active.id)} was dropped at position ${indexOf(over.id) + 1}.` : `${name(active.id)} was put back.`,
    onDragCancel: ({ active }) => `${name(active.id)} was put back.`,
  };
}
