import { beforeEach, describe, expect, it } from 'vitest';
import type { Reading } from '../../../../src/table/draft.ts';
import type { ReadOptions } from '../../../../src/table/options.ts';
import { readTable } from '../../../../src/table/read.ts';
import {
  bring,
  cancelReading,
  decide,
  endImport,
  importing,
  paste,
  readAgain,
  refuse,
} from '../../../../src/ui/data/own/importing.ts';
import { isTabular } from '../../../../src/ui/data/own/isTabular.ts';
import type { readInWorker } from '../../../../src/ui/data/own/readInWorker.ts';

const rows = Array.from({ length: 12 }, (_, row) => `${row},${row % 2 ? 'cat' : 'dog'}`).join('\n');
const GOOD = `size,animal\n${rows}`;
const BAD = 'size,animal\n1,"cat';

/** Reads immediately, without a worker. */
const read = async (input: Blob | string, name: string, options?: ReadOptions): Promise<Reading> =>
  readTable(String(input), name, options);
const now = () => importing.getState();

beforeEach(() => {
  cancelReading();
  endImport();
});

describe('importing a table', () => {
  it('creates a draft with suggested choices, which a person can change', async () => {
    await bring(GOOD, 'pets.csv', read);
    expect(now()).toMatchObject({ reading: null, problem: null });
    expect(now().draft?.choices).toMatchObject({ name: 'pets', target: 'animal' });
    decide({ target: 'size' });
    expect(now().draft?.choices.target).toBe('size');
  });

  it('reports a problem, and keeps the earlier draft and the text', async () => {
    await paste(GOOD, read);
    await paste(BAD, read);
    expect(now().problem?.line).toBe(2);
    expect(now().draft?.of.count).toBe(12);
    expect(now().text).toBe(BAD);
    await paste(GOOD, read);
    expect(now().problem).toBeNull();
  });

  it('reports its progress, and can be cancelled', async () => {
    let heard: AbortSignal | undefined;
    const endless: typeof readInWorker = (_, __, ___, onProgress, signal) => {
      heard = signal;
      onProgress?.(0.4);
      return new Promise<Reading>((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    };
    const reading = bring(GOOD, 'pets.csv', endless);
    expect(now().reading).toEqual({ name: 'pets.csv', bytes: GOOD.length, share: 0.4 });
    cancelReading();
    await reading;
    expect(heard?.aborted).toBe(true);
    expect(now()).toMatchObject({ reading: null, draft: null, problem: null });
  });

  it('uses only the last of two readings', async () => {
    let finish = (_: Reading) => {};
    const slow = () => new Promise<Reading>((resolve) => (finish = resolve));
    const first = bring('a,b', 'slow.csv', slow);
    await bring(GOOD, 'pets.csv', read);
    finish({ ok: false, problem: { message: 'Too late.' } });
    await first;
    expect(now().problem).toBeNull();
    expect(now().draft?.choices.name).toBe('pets');
  });

  it('can be repeated with other options, and keeps the choices', async () => {
    const text = `note\nsize;weight;animal\n${Array.from({ length: 12 }, (_, row) => `1.50${row % 10};${row};${row % 2 ? 'cat' : 'dog'}`).join('\n')}`;
    await bring(text, 'pets.csv', read);
    expect(now().draft?.of.read).toMatchObject({ header: 2, decimal: ',', delimiter: ';' });
    decide({ name: 'Pets', kinds: { ...now().draft?.choices.kinds, weight: 'ignored' } });
    await readAgain({ decimal: '.' }, read);
    expect(now().draft?.of.columns[0]?.numbers?.[1]).toBe(1.501);
    expect(now().draft?.choices).toMatchObject({ name: 'Pets', target: 'animal', kinds: { weight: 'ignored' } });
    await readAgain({ missing: ['dog'] }, read);
    expect(now().draft?.of.read).toMatchObject({ decimal: '.', missing: ['dog'] });
    await readAgain({ delimiter: '|' }, read);
    expect(now().problem?.message).toContain('only one column');
    expect(now().draft?.of.read.delimiter).toBe(';');
  });

  it('reports if reading fails, or if a drop contains no file', async () => {
    await bring(GOOD, 'pets.csv', () => Promise.reject(new Error('the disk is gone')));
    expect(now()).toMatchObject({
      reading: null,
      problem: { message: 'pets.csv could not be read: the disk is gone' },
    });
    refuse('Two files.');
    expect(now().problem).toEqual({ message: 'Two files.' });
  });
});

describe('text pasted outside of the fields', () => {
  it.each(['a,b\n1,2', 'a\tb\r\n1\t2', 'a;b\n1;2\n3;4', 'a|b\n1|2\n\n', 'sales\n12.5\n13'])(
    'is a table: %j',
    (text) => {
      expect(isTabular(text)).toBe(true);
    },
  );

  it.each(['', 'a,b', 'one\ntwo\nthree', 'A sentence, with a comma.\nAnother one.\nAnd a third.'])(
    'is none: %j',
    (text) => {
      expect(isTabular(text)).toBe(false);
    },
  );
});
