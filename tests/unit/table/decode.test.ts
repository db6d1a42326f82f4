import { describe, expect, it } from 'vitest';
import { columnOf, draftOf, file, problemWith } from '../../support/tables.ts';

const text = file('city;größe', (row) => `${row % 2 ? 'Köln' : '東京'};${row}`);

/** One byte for each letter. */
function bytesOf(content: string): Uint8Array {
  return Uint8Array.from(content.split(''), (letter) => letter.charCodeAt(0));
}

function utf16(content: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * content.length));
  for (let index = 0; index < content.length; index++) {
    view.setUint16(2 * index, content.charCodeAt(index), littleEndian);
  }
  return new Uint8Array(view.buffer);
}

describe('the bytes of a file', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with a byte order mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16, low byte first', utf16(`\ufeff${text}`, true)],
    ['UTF-16, high byte first', utf16(`\ufeff${text}`, false)],
    ['UTF-16, low byte first, without a mark', utf16(text, true)],
    ['UTF-16, high byte first, without a mark', utf16(text, false)],
  ])('are read as %s', (_, bytes) => {
    const draft = draftOf(bytes);
    expect(draft.columns.map(({ label }) => label)).toEqual(['city', 'größe']);
    expect(columnOf(draft, 'city').levels).toEqual(['Köln', '東京']);
    expect(draft.warnings).toEqual([]);
  });

  it('are read as Windows-1252 if they are not UTF-8, which is reported with the line', () => {
    const latin = file('a,b', (row) => `${row},${row % 3 ? 'Zürich' : 'Bern'}`);
    const bytes = bytesOf(latin);
    const draft = draftOf(bytes);
    expect(columnOf(draft, 'b').levels).toEqual(['Bern', 'Zürich']);
    expect(draft.warnings[0]).toMatchObject({ line: 3, message: expect.stringContaining('Windows-1252') });
  });

  it('lose a byte order mark, also in a text', () => {
    expect(draftOf(`\ufeff${text}`).columns[0]?.id).toBe('city');
  });

  it.each([
    ['penguins.xlsx', 'PK\x03\x04', 'an Excel workbook'],
    ['penguins.ods', 'PK\x03\x04', 'a LibreOffice workbook'],
    ['penguins.zip', 'PK\x03\x04', 'a compressed archive, or an Excel workbook'],
    ['penguins.xls', '\xd0\xcf\x11\xe0', 'an old Excel workbook or another Office file'],
    ['penguins.pdf', '%PDF-1.7', 'a PDF'],
    ['penguins.csv', '\x89PNG\r\n', 'a picture'],
    ['penguins.csv.gz', '\x1f\x8b\x08', 'a compressed file'],
  ])('of %s are refused, and the kind of file is named', (name, start, kind) => {
    const bytes = bytesOf(`${start}\0\0\0rest`);
    expect(problemWith(bytes, name).message).toBe(
      `“${name}” is ${kind}, not text. Open it in the program that made it, and save or export it as CSV.`,
    );
  });

  it('are refused if they are not text', () => {
    const bytes = Uint8Array.from({ length: 500 }, (_, index) => (index * 7) % 256);
    expect(problemWith(bytes).message).toContain('byte 1 is NUL');
  });
});
