interface Kernel {
  readonly label: string;
  /** The weight in a cell of a kernel of this size. */
  weight(row: number, column: number, size: number): number;
}

/** Kernels of whole numbers, of any size. */
export const KERNELS = {
  edge: {
    label: 'Vertical edges',
    weight: (_row, column, size) => (column === 0 ? 1 : column === size - 1 ? -1 : 0),
  },
  sum: { label: 'Sum', weight: () => 1 },
  copy: {
    label: 'Copy',
    weight(row, column, size) {
      const centre = Math.floor((size - 1) / 2);
      return row === centre && column === centre ? 1 : 0;
    },
  },
} as const satisfies Record<string, Kernel>;

export type KernelId = keyof typeof KERNELS;

/** The weights of a kernel, row-major. */
export function weightsOf(id: KernelId, size: number): number[] {
  const kernel: Kernel = KERNELS[id];
  return Array.from({ length: size * size }, (_, index) => kernel.weight(Math.floor(index / size), index % size, size));
}
