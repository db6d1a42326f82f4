import { describe, expect, test } from 'vitest';
import { defaultSpec, endingOf, onTable, parseLink, print, withTable } from '../../../src/experiment/index.ts';
import { ownTable } from '../../../src/table/own.ts';
import { packTable } from '../../../src/table/pack.ts';

const table = ownTable({
  name: 'rooms.csv',
  target: 'rent',
  columns: [
    { id: 'size', label: 'size', levels: null },
    { id: 'rent', label: 'rent', levels: null },
  ],
  count: 12,
  values: [
    Float64Array.from({ length: 12 }, (_, row) => row * row + 0.5),
    Float64Array.from({ length: 12 }, (_, row) => row),
  ],
});
const own = print(withTable(defaultSpec(), table).spec);
const PAGE = 'https://example.org/#';
const messages = (text: string) => parseLink(text).notices.map(({ message }) => message);

describe('the end of a link', () => {
  test.each([
    ['', 'whole'],
    ['https://example.org/', 'whole'],
    ['data=circle&net=none&v=1', 'whole'],
    ['data=circle&net=none&v=1).', 'whole'],
    ['v=1&data=circle', 'whole'],
    ['hello', 'whole'],
    ['data=circle', 'unmarked'],
    ['data=circle&net=dense(8,tanh)', 'unmarked'],
    ['data=circle&opt=adamm', 'unmarked'],
    [`data=table&table=${packTable(table)}`, 'unmarked'],
    ['data=circle&net=dense(8,ta', 'cut'],
    ['data=circle&net=dense(8,tanh),', 'cut'],
    ['data=circle&net=dense(8,tanh)&', 'cut'],
    ['data=circl', 'cut'],
    ['data=tab', 'cut'],
    ['data=nowhere', 'unmarked'],
    ['data=circle&ne', 'cut'],
    ['data=circle&net', 'cut'],
    ['data=circle&net=', 'cut'],
    ['data=circle&net=none&v', 'cut'],
    ['data=circle&net=none&v=', 'cut'],
    ['data=circle&amp;net=dense(8,ta', 'cut'],
    [`data=table&table=${packTable(table)?.slice(0, 40)}`, 'cut'],
    ['data=table&table=~0123456789', 'cut'],
    ['data=table&table=~0123456789abcdef', 'unmarked'],
  ])('%j is %s', (text, ending) => {
    expect(endingOf(text)).toBe(ending);
    expect(endingOf(`${PAGE}${text}`)).toBe(ending);
  });

  test('that is present gives no notice', () => expect(messages(`${PAGE}data=iris&net=none&v=1`)).toEqual([]));

  test('that may be missing is reported with the length of the link', () => {
    const link = `${PAGE}data=spiral`;
    expect(messages(link)).toEqual([
      `This link may have been cut: it has ${link.length} characters and does not end with v=1. If something is missing, ask for the whole link.`,
    ]);
    expect(parseLink(link).spec).toEqual(defaultSpec('spiral'));
  });

  test('that is missing is reported with the length and the remaining end, and the broken value is ignored', () => {
    const link = `${PAGE}data=iris&seed=3&net=dense(8,ta`;
    expect(messages(link)).toEqual([
      `This link was cut: it has ${link.length} characters and ends with "ris&seed=3&net=dense(8,ta". Ask for the whole link.`.replace(
        'ris&',
        'is&',
      ),
    ]);
    expect(print(parseLink(link).spec)).toMatch(/^data=iris&net=dense\(8,tanh\),dense\(8,tanh\)&seed=3/);
  });

  test('of long links separates thousands', () => {
    expect(messages(`${PAGE}data=iris&features=${'a'.repeat(1233)}(`)[0]).toContain('it has 1,274 characters');
  });

  test('wherever a link with a table is cut, other data never replace it silently', () => {
    for (let length = 'data'.length; length < own.length; length++) {
      const { notices } = parseLink(`${PAGE}${own.slice(0, length)}`);
      expect(notices[0]?.message, own.slice(0, length)).toMatch(
        /^This link (was|may have been) cut: it has [\d,]+ characters/,
      );
      const holdsTable = own.slice(0, length).startsWith(`data=table&table=${packTable(table)}`);
      expect(
        notices.some(({ withholds }) => withholds),
        own.slice(0, length),
      ).toBe(!holdsTable);
    }
  });
});

describe('unavailable data of a link', () => {
  test.each([
    ['data=table&net=none&v=1', /this text has none/],
    [
      'data=table&table=~0123456789abcdef&net=none&v=1',
      /only the browser that made this one has them\. Ask for the file/,
    ],
    ['data=table&table=1bZA&net=none&v=1', /damaged/],
    [own.replace(/table=1..../, 'table=1AAAA'), /damaged/],
    ['data=table&table=2bZA&net=none&v=1', /begins with/],
  ])('%s: are withheld', (text, why) => {
    const { notices } = parseLink(text);
    const [withheld, ...more] = notices.filter(({ withholds }) => withholds);
    expect(withheld?.message).toMatch(why);
    expect(more).toEqual([]);
  });

  test.each([
    'data=table&table=1bZA&target=k&features=a,b&plane=a,b&seed=5&v=1',
    'target=k&features=a,b&seed=5&data=tab',
    'target=k&features=a,b&seed=5&data=table&table=1bZA',
  ])('%s: gives no notice about columns that the replacement data lack', (text) => {
    const { spec, notices } = parseLink(text);
    expect(notices.map(({ withholds }) => withholds)).toEqual([true]);
    expect(spec.seed).toBe(5);
  });

  test('are withheld with the reason from the browser', () => {
    const { notices } = parseLink('data=table&table=~0123456789abcdef&net=none&v=1', () => ({
      message: 'It is gone.',
    }));
    expect(notices).toEqual([{ key: 'table', message: 'table: it is gone.', withholds: true }]);
  });

  test.each([
    ['numbers that overflow', [1e308, -1e308], /“size”.*1e308/],
    ['a range that nothing can resolve', [0, 29e-320], /“size”.*too narrow/],
  ])('are withheld if a column contains %s', (_, [low, high], why) => {
    const values = Float64Array.from({ length: 12 }, (_value, row) => (row % 2 ? low : high) as number);
    const broken = ownTable({ ...table, values: [values, table.values[1] as Float64Array] });
    const { spec, notices } = parseLink(`data=table&table=${packTable(broken)}&net=none&v=1`);
    expect(notices).toMatchObject([
      { key: 'table', withholds: true, unusable: true, message: expect.stringMatching(why) },
    ]);
    expect(spec.table).toBeNull();
  });

  test('can be supplied as a table, and everything else in the link is kept', () => {
    const text = 'data=table&table=~0123456789abcdef&features=size&net=dense(3,relu)&loss=mae&seed=5&v=1';
    const { spec, notices } = onTable(text, table);
    expect(notices).toEqual([]);
    expect(spec).toMatchObject({ table: { id: table.id }, features: ['size'], loss: { id: 'mae' }, seed: 5 });
    expect(print(onTable(`${own.slice(0, 60)}`, table).spec)).toBe(own);
  });
});
