import type { Rolldown } from 'vite';

export function firstPageChunks(): Rolldown.CodeSplittingGroup[];
