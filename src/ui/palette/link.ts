import '../../table/packing.ts';
import type { Command } from './command.ts';

/** What every link to an experiment has, here or in TensorFlow Playground, even if it was encoded. */
const LINK = /\b(?:data|net|networkShape)(?:=|%(?:25)*3D)/i;

/** The command that opens a pasted link; none if the text is no link. */
export function linkCommands(typed: string): readonly Command[] {
  if (!LINK.test(typed)) return [];
  return [
    {
      group: 'Page',
      title: 'Open this link',
      explain: 'Loads the experiment of the pasted link, also of one of TensorFlow Playground.',
      words: [typed],
      reason: null,
      // The address is read as if the link had been opened.
      run: () => {
        window.location.hash = typed.slice(typed.indexOf('#') + 1).trim();
      },
    },
  ];
}
