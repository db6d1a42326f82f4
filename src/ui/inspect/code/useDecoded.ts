import { useMemo } from 'react';
import { concatenate } from '../../../math/tensor.ts';
import type { Decoded, RunView } from '../../../runtime/protocol.ts';
import { useFinding } from '../../useWatch.ts';

/**
 * What the decoder makes of several lists of codes, which are requested together: for each list the outputs for its
 * codes, or none until they are known. While a person moves a code, they may be a moment behind.
 * @param size the numbers of a code
 */
export function useDecoded(
  { features }: RunView,
  size: number,
  lists: readonly Float32Array[],
): readonly (readonly Float32Array[])[] {
  const wish = useMemo(() => ({ codes: Float32Array.from(concatenate([...lists])) }), [lists]);
  const found = useFinding('decoded', wish);
  return useMemo(() => {
    const rows = found && rowsOf(found, wish.codes.length, features.length, size);
    let first = 0;
    return lists.map(({ length }) => {
      first += length / size;
      return rows?.slice(first - length / size, first) ?? [];
    });
  }, [found, wish, features, size, lists]);
}

/** Right after an edit, the last finding may still be about other codes. */
function rowsOf({ of, outputs }: Decoded, codes: number, width: number, size: number): readonly Float32Array[] | null {
  const count = codes / size;
  if (of.codes.length !== codes || outputs.length !== count * width) return null;
  return Array.from({ length: count }, (_, row) => outputs.subarray(row * width, (row + 1) * width));
}
