/** ZIP archives: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. Sections are those of this text. */
import { Inflate } from 'fflate';
import { crc32 } from './crc32.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** A file in an archive. */
export interface Member {
  readonly name: string;
  /** Its content, one piece after the other. */
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
}

/** The header before a member (4.3.7), its entry in the directory (4.3.12), and the end of the directory (4.3.16). */
const HEADER = { signature: 0x04034b50, length: 30 };
const ENTRY = { signature: 0x02014b50, length: 46 };
const END = { signature: 0x06054b50, length: 22, longestComment: 0xffff };

const VERSION = 20;
const NAME_IS_UTF8 = 1 << 11;
const ENCRYPTED = 1 << 0;
const STORED = 0;
const DEFLATED = 8;
/** 1 January 1980, so that archives of equal members are equal. */
const DATE = 0x21;
/** Stands in for a larger number, which an extension holds. */
const BEYOND16 = 0xffff;
const BEYOND32 = 0xffffffff;

/** The pieces of an archive, one after the other. Members are not compressed, and their pieces are not copied. */
export function zipped(members: readonly Member[]): readonly Uint8Array<ArrayBuffer>[] {
  const content: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, pieces } of members) {
    const title = new TextEncoder().encode(name);
    const size = lengthOf(pieces);
    const described = [...u16(VERSION, NAME_IS_UTF8, STORED, 0, DATE), ...u32(crc32(pieces), size, size)];
    const header = Uint8Array.of(...u32(HEADER.signature), ...described, ...u16(title.length, 0));
    const entry = [...u32(ENTRY.signature), ...u16(VERSION), ...described, ...u16(title.length, 0, 0, 0, 0)];
    content.push(header, title, ...pieces);
    directory.push(Uint8Array.of(...entry, ...u32(0, offset)), title);
    offset += header.length + title.length + size;
  }
  const size = lengthOf(directory);
  const count = members.length;
  if (count >= BEYOND16 || offset + size >= BEYOND32) {
    throw new RangeError('A ZIP archive has less than 4 GB and fewer than 65,535 members.');
  }
  const end = Uint8Array.of(...u32(END.signature), ...u16(0, 0, count, count), ...u32(size, offset), ...u16(0));
  return [...content, ...directory, end];
}

/**
 * The members of an archive, by name; those that are not compressed are views of the archive.
 * @param most the most bytes that they may have together; no more are inflated
 * @throws UnreadableFile if it is no archive, damaged, larger, encrypted, or needs the extension ZIP64
 */
export function unzipped(bytes: Uint8Array, most: number): ReadonlyMap<string, Uint8Array> {
  const entries = entriesOf(bytes);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > most) {
    throw new UnreadableFile(
      `The ZIP archive has ${inWords(total)} when it is unpacked, but at most ${inWords(most)} are read.`,
    );
  }
  const members = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (members.has(entry.name)) {
      throw new UnreadableFile(`The ZIP archive has two members ${quoted(entry.name)}, but each needs its own name.`);
    }
    members.set(entry.name, contentOf(bytes, entry));
  }
  return members;
}

/** A member as the directory describes it. */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** The position of its header. */
  readonly offset: number;
}

function entriesOf(bytes: Uint8Array): readonly Entry[] {
  const view = viewOf(bytes);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  const [size, start] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  if (count === BEYOND16 || size === BEYOND32 || start === BEYOND32) throw needsZip64('The archive');
  if (start + size > end) {
    throw damaged(`its directory would end at byte ${start + size}, but its end record is at byte ${end}`);
  }
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + ENTRY.length > end || view.getUint32(at, true) !== ENTRY.signature) {
      throw damaged(`its directory has ${index} of ${count} entries`);
    }
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [number, number, number];
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY.length, at + ENTRY.length + lengths[0]));
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const [crc, packedSize, size] = [16, 20, 24].map((field) => view.getUint32(at + field, true)) as [
      number,
      number,
      number,
    ];
    const offset = view.getUint32(at + 42, true);
    if ((flags & ENCRYPTED) !== 0)
      throw new UnreadableFile(`The member ${quoted(name)} of the ZIP archive is encrypted.`);
    if ([packedSize, size, offset].includes(BEYOND32)) throw needsZip64(`Its member ${quoted(name)}`);
    entries.push({ name, method, crc, packedSize, size, offset });
    at += ENTRY.length + lengths[0] + lengths[1] + lengths[2];
  }
  return entries;
}

/** The position of the end record, which a comment may follow. */
function endOf(view: DataView): number {
  const last = view.byteLength - END.length;
  for (let at = last; at >= Math.max(0, last - END.longestComment); at--) {
    if (view.getUint32(at, true) === END.signature) return at;
  }
  throw new UnreadableFile(
    `The file has ${inWords(view.byteLength)} without the end of a ZIP archive: it is incomplete, or no such archive.`,
  );
}

function contentOf(bytes: Uint8Array, { name, method, crc, packedSize, size, offset }: Entry): Uint8Array {
  const view = viewOf(bytes);
  if (offset + HEADER.length > bytes.length || view.getUint32(offset, true) !== HEADER.signature) {
    throw damaged(`there is no header of ${quoted(name)} at byte ${offset}`);
  }
  // The sizes of a header may be missing; the directory has them.
  const start = offset + HEADER.length + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedSize > bytes.length) {
    throw damaged(`${quoted(name)} would end at byte ${start + packedSize} of ${bytes.length}`);
  }
  const packed = bytes.subarray(start, start + packedSize);
  const content = unpacked(packed, method, name, size);
  if (content.length !== size) throw damaged(`${quoted(name)} has ${content.length} bytes in place of ${size}`);
  if (crc32([content]) !== crc) throw damaged(`the checksum of ${quoted(name)} does not match`);
  return content;
}

function unpacked(packed: Uint8Array, method: number, name: string, size: number): Uint8Array {
  if (method === STORED) return packed;
  if (method === DEFLATED) return inflated(packed, name, size);
  throw new UnreadableFile(
    `The member ${quoted(name)} of the ZIP archive is compressed by method ${method}, but only 0 (stored) and 8 (deflated) are read.`,
  );
}

/** The most bytes that deflating can make one of. */
const HIGHEST_RATIO = 1032;
/** The number of deflated bytes that are inflated at a time, to not much more than 16 MB. */
const CHUNK = 2 ** 14;

function inflated(packed: Uint8Array, name: string, size: number): Uint8Array {
  if (size > HIGHEST_RATIO * packed.length)
    throw damaged(`${packed.length} bytes of ${quoted(name)} cannot become ${size}`);
  const content = new Uint8Array(size);
  let length = 0;
  try {
    const stream = new Inflate((chunk) => {
      // Throws if there are more than `size` bytes.
      content.set(chunk, length);
      length += chunk.length;
    });
    for (let at = 0; at < packed.length; at += CHUNK) {
      stream.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length);
    }
  } catch {
    throw damaged(`${quoted(name)} does not inflate to its ${size} bytes`);
  }
  return content.subarray(0, length);
}

function damaged(how: string): UnreadableFile {
  return new UnreadableFile(`The ZIP archive is damaged: ${how}.`);
}

function needsZip64(what: string): UnreadableFile {
  return new UnreadableFile(`${what} needs the extension ZIP64, for 4 GB and more, which is not read.`);
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** The number of bytes of pieces together. */
export function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

/** Pieces as one array. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(lengthOf(pieces));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

function u16(...values: readonly number[]): number[] {
  return values.flatMap((value) => [value & 0xff, value >>> 8]);
}

function u32(...values: readonly number[]): number[] {
  return values.flatMap((value) => [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24]);
}

const LONGEST_QUOTE = 40;

function quoted(name: string): string {
  return `“${name.length > LONGEST_QUOTE ? `${name.slice(0, LONGEST_QUOTE - 1)}…` : name}”`;
}

function inWords(bytes: number): string {
  return `${bytes.toLocaleString('en')} bytes`;
}
