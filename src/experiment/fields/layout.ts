import type { ExperimentSpec, LayoutEdit } from '../experiment.ts';
import { fitNumber } from '../fit.ts';
import { listed } from '../listed.ts';
import { nearest } from '../near.ts';
import { complain, IGNORED, type Notices, quote } from '../notices.ts';
import { readElement } from '../read.ts';
import { printCall, printNumber } from '../syntax.ts';
import { readTerms } from '../values.ts';
import { exact } from '../words.ts';
import { type EditedTable, layoutOf } from '../world.ts';
import { NONE } from '../write.ts';
import { single } from './single.ts';

const KEY = 'layout';

export const layout = single('layout', {
  key: KEY,
  standard: () => [],

  read(notices, text) {
    if (text === NONE) return [];
    const wanted = 'a table of the world with the index of an element and its value, like walls(14,1)';
    const terms = readTerms(notices, KEY, text, NONE) ?? [];
    return terms.flatMap((term) => {
      const element = readElement(notices, KEY, term, wanted);
      return element ? { table: element.of, index: element.index, value: element.value } : [];
    });
  },

  print,
  fit: fitLayout,
  ofAgent: true,
  follow: (chosen, from, to) => (print(from.layout) === print(chosen) || from.data.id !== to.data.id ? [] : chosen),
  choosing: 'live',
  differences: (a, b, inA, inB) => (inA.data.id === inB.data.id ? words(a, b) : []),
});

/** The changes, or `none`: `walls(14,1)` makes cell 14 a wall. */
function print(layout: readonly LayoutEdit[]): string {
  if (layout.length === 0) return NONE;
  return layout.map(({ table, index, value }) => printCall(table, [String(index), printNumber(value)])).join(',');
}

/** The changes of elements that exist, each once, in the order of the tables. */
function fitLayout(
  notices: Notices,
  given: readonly LayoutEdit[],
  _usual: readonly LayoutEdit[],
  spec: ExperimentSpec,
): readonly LayoutEdit[] {
  const tables = layoutOf({ ...spec, layout: [] });
  const names = Object.keys(tables);
  const fitted = new Map<string, LayoutEdit>();
  for (const { table: name, index, value } of given) {
    const table = Object.hasOwn(tables, name) ? (tables[name] as EditedTable) : null;
    if (table === null) {
      const known = names.length === 0 ? 'Nothing in this world can be changed.' : `Known: ${listed(names)}.`;
      notices.add(KEY, complain(`${spec.data.id} has no table ${quote(name)}`, nearest(name, names), IGNORED, known));
    } else if (!Number.isInteger(index) || index < 0 || index >= table.initial.length) {
      const range = `0 to ${table.initial.length - 1}`;
      notices.add(KEY, `${name} has no element "${printNumber(index)}" (${range}); ${IGNORED}.`);
    } else if (fitted.has(`${name} ${index}`)) {
      notices.add(KEY, `element "${index}" of ${name} is given more than once; using the first.`);
    } else {
      const range = { min: table.min, max: table.max, default: table.initial[index] as number };
      const held = fitNumber(notices, KEY, `${name} ${index} `, value, {
        ...range,
        ...(table.flags && { integer: true }),
      });
      // Adding 0 turns -0 into 0.
      if (held !== range.default) fitted.set(`${name} ${index}`, { table: name, index: index + 0, value: held });
    }
  }
  return [...fitted.values()].sort((a, b) => names.indexOf(a.table) - names.indexOf(b.table) || a.index - b.index);
}

function words(a: readonly LayoutEdit[], b: readonly LayoutEdit[]): string[] {
  const same = (one: LayoutEdit) => (other: LayoutEdit) => one.table === other.table && one.index === other.index;
  const text = ({ table, index }: LayoutEdit) => `${table} ${index}`;
  return [
    ...a.filter((edit) => !b.some(same(edit))).map((edit) => `${text(edit)} as at first`),
    ...b.flatMap((edit) =>
      a.find(same(edit))?.value === edit.value ? [] : [`${text(edit)} set to ${exact(edit.value)}`],
    ),
  ];
}
