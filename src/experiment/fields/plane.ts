import { nameOf } from '../data.ts';
import type { ExperimentSpec, Plane } from '../experiment.ts';
import { planeColumns } from '../inputs.ts';
import { listed } from '../listed.ts';
import { nearest } from '../near.ts';
import { complain, type Notices, quote } from '../notices.ts';
import { readTerms } from '../values.ts';
import { change } from '../words.ts';
import { environmentOf } from '../world.ts';
import { NONE } from '../write.ts';
import { single } from './single.ts';

export const plane = single('plane', {
  key: 'plane',
  standard: () => null,

  read(notices, text, _, choice) {
    if (text === NONE) return null;
    const terms = readTerms(notices, 'plane', text, NONE);
    if (terms === undefined) return null;
    const [across = '', up, ...more] = terms.map(({ text }) => text);
    if (up === undefined && across === 'components') return across;
    if (up !== undefined && more.length === 0) return [across, up];
    const wanted = environmentOf(choice)
      ? 'two numbers of the state'
      : 'two features, or components for the first two principal components';
    notices.add('plane', `${quote(text)} should be ${wanted}; ${INSTEAD}.`);
    return null;
  },

  print,
  fit: (notices, given, _, spec) => fitPlane(notices, given, spec),
  follow: () => null,
  namesColumns: true,
  trainsAlike: true,
  choosing: 'recompile',
  differences: (a, b) => change('plane', words(a), words(b)),
});

/** The plane of the pictures, or `none` for the default of the data. */
function print(plane: Plane | null): string {
  return plane === null ? NONE : plane === 'components' ? plane : plane.join(',');
}

const INSTEAD = 'using the usual plane instead';

function fitPlane(notices: Notices, given: Plane | null, spec: ExperimentSpec): Plane | null {
  if (given === null) return null;
  const name = nameOf(spec);
  const numbers = planeColumns(spec);
  const text = quote(print(given));
  const refuse = (why: string): null => {
    notices.add('plane', `${text} ${why}; ${INSTEAD}.`);
    return null;
  };
  const isWorld = environmentOf(spec) !== null;
  if (numbers.length < 2) return refuse(`cannot be chosen: the pictures of ${name} have no such axes`);
  if (given === 'components' && isWorld) return refuse(`needs examples, and ${name} is a world`);
  if (numbers.length === 2) return refuse(`cannot be chosen: the only plane of ${name} is ${numbers.join(' × ')}`);
  if (given === 'components') return given;
  const noun = isWorld ? 'number' : 'feature';
  const unknown = given.find((id) => !numbers.includes(id));
  if (unknown !== undefined) {
    const what = `${name} has no ${noun} ${quote(unknown)}`;
    const all = `Known: ${listed(isWorld ? numbers : ['components', ...numbers])}.`;
    notices.add('plane', complain(what, nearest(unknown, numbers), INSTEAD, all));
    return null;
  }
  return given[0] === given[1] ? refuse(`names the same ${noun} twice`) : given;
}

function words(plane: Plane | null): string {
  if (plane === null) return 'as usual';
  return plane === 'components' ? 'principal components' : plane.map((name) => name.replaceAll('_', ' ')).join(' × ');
}
