import { useRef, useState } from 'react';
import { editInMovement } from '../../store/movement.ts';

/**
 * Lets a slider show at once what a person moves it to, although the experiment follows less often.
 * @param value of the experiment
 * @returns the value to show, and a function for every move
 */
export function useMovement<T>(value: T, onMove: (value: T) => void): readonly [T, (value: T) => void] {
  const slider = useRef(null);
  const [ahead, setAhead] = useState<{ readonly value: T } | null>(null);
  const move = (next: T) => {
    setAhead({ value: next });
    editInMovement(slider, () => {
      setAhead(null);
      onMove(next);
    });
  };
  return [ahead ? ahead.value : value, move];
}
