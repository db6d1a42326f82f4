import type { PartOfPage } from '../../experiment/page/names.ts';
import { withPagePairs } from '../../experiment/page/pairs.ts';

/** The parts of a page that another page can show by themselves, as in `embed=network,output`. */
export const EMBEDDED_PARTS = [
  { id: 'setup', label: 'Data' },
  { id: 'training', label: 'Training' },
  { id: 'network', label: 'Network' },
  { id: 'output', label: 'Output' },
  { id: 'curves', label: 'Curves' },
  { id: 'inspector', label: 'Inspector' },
  { id: 'status', label: 'What is happening' },
  { id: 'transport', label: 'Play and Step' },
  { id: 'numbers', label: 'Progress' },
  { id: 'undo', label: 'Undo' },
  { id: 'timeline', label: 'Timeline' },
] as const satisfies readonly { readonly id: PartOfPage; readonly label: string }[];

export type EmbeddedPart = (typeof EMBEDDED_PARTS)[number]['id'];

interface Snippet {
  readonly link: string;
  readonly title: string;
  /** Every part, if there are none. */
  readonly parts: readonly EmbeddedPart[];
  readonly width: number;
  readonly height: number;
}

/** HTML that shows the experiment in another page. */
export function embedSnippet({ link, title, parts, width, height }: Snippet): string {
  const all = parts.length === 0 || parts.length === EMBEDDED_PARTS.length;
  const src = withPagePairs(link, new Map([['embed', all ? '1' : parts.join(',')]]));
  const attributes = { src, title, width, height, loading: 'lazy', allow: 'clipboard-write; fullscreen' };
  const text = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(String(value))}"`);
  return `<iframe ${text.join(' ')} style="border: 0"></iframe>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
