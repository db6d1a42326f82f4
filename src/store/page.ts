import type { ComponentType } from 'react';
import { createStore } from 'zustand/vanilla';
import { NO_PAIRS, type PagePairs, pagePairsOf, withPagePairs } from '../experiment/page/pairs.ts';
import { experimentText, load } from './experiment.ts';

interface PageStore {
  /** What the link says about the page, by key. */
  readonly pairs: PagePairs;
  /** What is shown instead of the workbench and its header; null for these. */
  readonly instead: ComponentType<{
    /** The link of what is on the screen. */
    readonly link: () => string;
  }> | null;
}

/** How the page is presented, as its link says. Undo does not change it. */
export const page = createStore<PageStore>(() => ({ pairs: NO_PAIRS, instead: null }));

/** Sets one value of the link; null removes it. */
export function setPagePair(key: string, value: string | null): void {
  const { pairs } = page.getState();
  const others = [...pairs].filter(([other]) => other !== key);
  page.setState({ pairs: new Map(value === null ? others : [...others, [key, value]]) });
}

/** Opens a link: its experiment, and what it says about the page. */
export function openLink(text: string): void {
  // What the last link has locked does not concern this one.
  for (const key of ['hide', 'lock']) if (page.getState().pairs.has(key)) setPagePair(key, null);
  load(text);
  page.setState({ pairs: pagePairsOf(text) });
}

/** The text of a link to what is on the screen: the experiment, and how the page is presented. */
export function linkText(): string {
  return withPagePairs(experimentText(), page.getState().pairs);
}
