import type { Plugin, Rolldown } from 'vite';

export function firstPageChunks(): Rolldown.CodeSplittingGroup[];

export function preloadFirstPage(): Plugin;
