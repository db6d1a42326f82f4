import { deflateSync, inflateSync } from 'fflate';
import { fromBase64url, toBase64url } from './base64url.ts';
import { DICTIONARY_1 } from './dictionary.ts';
import { hashTable } from './hash.ts';
import { LIMITS, mostOf } from './limits.ts';
import { MAX_LINK } from './link-lengths.ts';
import { isId } from './names.ts';
import { ownTable } from './own.ts';
import { imageColumn } from './pixels.ts';
import { isPlan, type Plan, planFor, readPlanes, writePlanes } from './planes.ts';
import type { Problem } from './problem.ts';
import type { Column, OwnTable } from './table.ts';
import { grouped, quote } from './words.ts';

/**
 * A packed table is a digit, the version, followed by base64url of deflated bytes: 4 bytes of the id as a checksum;
 * JSON that ends with a line break, [name, target, count, [id, label, unit, levels, digits, low, width][]]; then the
 * planes of each column.
 */
const VERSION = '1';
const DICTIONARY = new TextEncoder().encode(DICTIONARY_1);

/** A table with more bytes than this before deflating is not tried: no data deflate that well. */
const MOST_RAW = 200_000;
/** The maximum size of an expanded link, in bytes. */
const MOST_INFLATED = 2_000_000;
const CHECK = 4;

/** The first bytes of the id. */
function checkOf(id: string): Uint8Array {
  return Uint8Array.from({ length: CHECK }, (_, index) => Number.parseInt(id.slice(2 * index, 2 * index + 2), 16));
}

/** The table before it is deflated, or null if that is too large. Images are always too large. */
function rawOf(table: OwnTable): Uint8Array | null {
  const { name, target, columns, count, values } = table;
  if (count * columns.length > MOST_RAW || imageColumn(columns)) return null;
  const plans = values.map(planFor);
  const described = columns.map(({ id, label, unit = null, levels }, index) => {
    const { digits, low, width } = plans[index] as Plan;
    return [id, label, unit, levels, digits, low, width];
  });
  const header = new TextEncoder().encode(`${JSON.stringify([name, target, count, described])}\n`);
  const size = plans.reduce((sum, { width }) => sum + count * width, CHECK + header.length);
  if (size > MOST_RAW) return null;
  const bytes = new Uint8Array(size);
  bytes.set(checkOf(hashTable(table)));
  bytes.set(header, CHECK);
  let offset = CHECK + header.length;
  for (const [index, column] of values.entries()) {
    const plan = plans[index] as Plan;
    writePlanes(column, plan, bytes, offset);
    offset += count * plan.width;
  }
  return bytes;
}

/** Packs a table once, however often the link is written. */
const packed = new WeakMap<OwnTable, string | null>();

function pack(table: OwnTable): string | null {
  const known = packed.get(table);
  if (known !== undefined) return known;
  const raw = rawOf(table);
  const text = raw && VERSION + toBase64url(deflateSync(raw, { level: 9, dictionary: DICTIONARY }));
  packed.set(table, text);
  return text;
}

/** The table as text for a link (A–Z, a–z, 0–9, - and _), or null if it would be longer than `MAX_LINK`. */
export function packTable(table: OwnTable): string | null {
  const text = pack(table);
  return text !== null && text.length <= MAX_LINK ? text : null;
}

/**
 * The number of characters that the table would take in a link; Infinity for a table so large that packing is not
 * tried.
 */
export function packedLength(table: OwnTable): number {
  return pack(table)?.length ?? Number.POSITIVE_INFINITY;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether a value can be the names in a column of categories. @param most how many there can be */
export function areLevels(value: unknown, most: number): value is string[] {
  return Array.isArray(value) && value.length <= most && value.every(isText) && new Set(value).size === value.length;
}

/** A column and its plan from the JSON; undefined if the entry is invalid. @param most how many levels it can have */
function columnOf(entry: unknown, most: number): { column: Column; plan: Plan } | undefined {
  if (!Array.isArray(entry)) return undefined;
  const [id, label, unit, levels, digits, low, width]: unknown[] = entry;
  if (!isText(id) || !isId(id) || !isText(label) || (unit !== null && !isText(unit))) return undefined;
  if (levels !== null && !areLevels(levels, most)) return undefined;
  const plan = { digits, low, width } as Plan;
  if (!isPlan(plan)) return undefined;
  return { column: unit === null ? { id, label, levels } : { id, label, unit, levels }, plan };
}

function damaged(what: string): Problem {
  return {
    message: `The table in the link is damaged: ${what}. Copy the whole link again, or ask for the table as a file.`,
  };
}

/** Reads the output of `rawOf`. @throws Error if the bytes are anything else */
function tableOf(bytes: Uint8Array): OwnTable | Problem {
  const end = bytes.indexOf(10, CHECK);
  if (end < 0) return damaged('it names no columns');
  const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(CHECK, end)));
  const [name, target, count, entries]: unknown[] = Array.isArray(header) ? header : [];
  if (!isText(name) || !isText(target) || !Array.isArray(entries) || entries.length > LIMITS.columns) {
    return damaged('it names no columns');
  }
  const most = mostOf(entries.length);
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > most.rows) {
    return damaged('its number of rows is missing or out of range');
  }
  const described = entries.map((entry) => columnOf(entry, most.levels));
  const columns: Column[] = [];
  const values: Float64Array[] = [];
  let offset = end + 1;
  for (const one of described) {
    if (!one) return damaged('one of its columns cannot be read');
    const size = count * one.plan.width;
    if (offset + size > bytes.length) return damaged('its end is missing');
    const column = readPlanes(bytes, offset, one.plan, count);
    const names = one.column.levels?.length;
    const fits = (value: number) =>
      names === undefined ? Math.abs(value) !== Infinity : Number.isInteger(value) && value >= 0 && value < names;
    if (!column.every((value) => Number.isNaN(value) || fits(value))) return damaged('a value is out of range');
    columns.push(one.column);
    values.push(column);
    offset += size;
  }
  const ids = new Set(columns.map(({ id }) => id));
  if (ids.size < columns.length || columns.length === 0 || !ids.has(target))
    return damaged('its columns contradict each other');
  const content = { name, target, columns, count, values };
  const table = ownTable(content);
  const intact = offset === bytes.length && checkOf(table.id).every((byte, index) => byte === bytes[index]);
  return intact ? table : damaged('its checksum does not match');
}

/** Restores the table from a text of `packTable`. Any other text gives a problem that says what is wrong with it. */
export function unpackTable(text: string): OwnTable | Problem {
  if (text.length > MAX_LINK) {
    const message = `The table in the link has ${grouped(text.length)} characters, but at most ${grouped(MAX_LINK)} can be read. Ask for the table as a file.`;
    return { message };
  }
  if (text[0] !== VERSION) {
    const version =
      text === '' ? 'is empty' : `begins with ${quote(text.slice(0, 1))}, but this page reads tables that begin with 1`;
    return {
      message: `The table in the link ${version}. Copy the whole link again, or reload the page for its newest version.`,
    };
  }
  if (text.length === 1) return damaged('it breaks off');
  if (!/^[\w-]*$/.test(text)) return damaged('it contains a character other than A–Z, a–z, 0–9, - and _');
  try {
    const out = new Uint8Array(MOST_INFLATED + 1);
    const bytes = inflateSync(fromBase64url(text.slice(1)), { dictionary: DICTIONARY, out });
    if (bytes.length > MOST_INFLATED)
      return { message: 'The table in the link expands to more than can be read. Ask for the table as a file.' };
    return tableOf(bytes);
  } catch {
    return damaged('it breaks off or was changed');
  }
}
