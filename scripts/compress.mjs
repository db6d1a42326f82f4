import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const COMPRESSIBLE = /\.(?:css|csv|html|js|json|md|mjs|svg|txt|wasm)$/;

/** Files below as many bytes fit into one packet as they are. */
const SMALL = 1000;

/** The engine is above. A copy of it is kept between builds: it seldom changes and takes seconds. */
const LARGE = 1e6;

const CACHE = fileURLToPath(new URL('../node_modules/.cache/nabla', import.meta.url));

/**
 * How each encoding is made. Brotli at 10 or 11 takes ten times as long as at 9, half a minute for both engines, and saves
 * another 10% of them and 6% of the scripts.
 */
const ENCODINGS = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/**
 * A Vite plugin that writes a `.br` and a `.gz` beside every file of the build that gets smaller by it, for servers that
 * send such files instead of compressing again and again.
 * @returns {import('vite').Plugin}
 */
export function compress() {
  return {
    name: 'compress',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir }) {
        const files = await readdir(dir, { recursive: true, withFileTypes: true });
        const paths = files
          .filter((file) => file.isFile() && COMPRESSIBLE.test(file.name))
          .map((file) => join(file.parentPath, file.name));
        await Promise.all(paths.map(compressFile));
      },
    },
  };
}

async function compressFile(path) {
  const bytes = await readFile(path);
  if (bytes.length < SMALL) return;
  await Promise.all(
    Object.entries(ENCODINGS).map(async ([encoding, encode]) => {
      const compressed = bytes.length < LARGE ? await encode(bytes) : await cached(bytes, encoding, encode);
      if (compressed.length < bytes.length) await writeFile(`${path}.${encoding}`, compressed);
    }),
  );
}

/** The result of `encode`, kept for the next build. Its source is part of the key: another quality is another result. */
async function cached(bytes, encoding, encode) {
  const key = createHash('sha256').update(encode.toString()).update(bytes).digest('hex');
  const path = join(CACHE, `${key}.${encoding}`);
  try {
    return await readFile(path);
  } catch {
    const compressed = await encode(bytes);
    await mkdir(CACHE, { recursive: true });
    // Renamed when it is complete, so that a build that was stopped leaves nothing half-written under this name.
    await writeFile(`${path}.${process.pid}`, compressed);
    await rename(`${path}.${process.pid}`, path);
    return compressed;
  }
}
