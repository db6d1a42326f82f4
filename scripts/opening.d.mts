import type { Plugin } from 'vite';

export function opening(): Plugin;
