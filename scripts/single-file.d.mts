import type { Plugin } from 'vite';

export function singleFile(name: string): Plugin;
