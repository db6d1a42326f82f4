import { type Region, reveal } from '../../store/arrangement.ts';
import { type ImagesView, inspect, type Kind, type ProgramGraphId, type TimeView } from '../../store/inspection.ts';
import { focusOn } from '../focusOn.ts';
import type { TabId } from '../inspect/openTab.ts';
import { openTab } from '../inspect/openTab.ts';
import type { Command } from './command.ts';

/** A place on the page, given by a selector that is valid for every experiment and in every language. */
export type Place =
  | { readonly region: Exclude<Region, 'inspector'>; readonly at: string }
  | {
      readonly tab: TabId;
      readonly at?: string;
      readonly kind?: Kind;
      readonly images?: ImagesView;
      readonly time?: TimeView;
      readonly program?: ProgramGraphId;
    };

/** The panel of a tab, once it is open. */
function panelOf(tab: TabId): string {
  return `[role="tabpanel"][data-state="active"][id$="-content-${tab}"]`;
}

/** A field of a part of the page: `field('optimizer', 'lr')`. */
export function field(part: string, name: string): string {
  return `[data-part="${part}"] [data-field="${name}"]`;
}

/** The section of a tab with a heading of this id. */
export function section(heading: string): string {
  return `section[aria-labelledby="${heading}"]`;
}

/** A search result that leads to a place. */
export interface Signpost {
  readonly title: string;
  /** One sentence. */
  readonly explain: string;
  readonly words?: readonly string[];
  readonly place: Place;
}

/** The command that brings a place into view and moves the focus there. */
export function leadTo({ place, ...found }: Signpost): Omit<Command, 'group'> {
  const command = { ...found, onlyShows: true, reason: null } as const;
  if ('region' in place) return { ...command, run: () => reveal(place.region), focus: () => focusOn(place.at) };
  const { tab, at, kind, images, time, program } = place;
  return {
    ...command,
    run() {
      if (kind) inspect({ kind });
      if (images) inspect({ images });
      if (time) inspect({ time });
      if (program) inspect({ program });
      openTab(tab);
    },
    focus() {
      focusOn(panelOf(tab));
      if (at) focusOn(at);
    },
  };
}
