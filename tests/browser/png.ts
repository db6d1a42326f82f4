import { crc32, deflateSync } from 'node:zlib';

/** The file of a PNG image. @param color red, green, blue and opacity of a pixel, 0 … 255 */
export function png(
  width: number,
  height: number,
  color: (x: number, y: number) => readonly [red: number, green: number, blue: number, opacity: number],
): Buffer {
  const rows = Array.from({ length: height }, (_, y) =>
    // Each row begins with its filter, none.
    [0, ...Array.from({ length: width }, (_, x) => color(x, y)).flat()],
  );
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 6, 0, 0, 0])])),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  return Buffer.concat([uint32(data.length), named, uint32(crc32(named))]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
