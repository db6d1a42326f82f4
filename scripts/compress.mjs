import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const COMPRESSIBLE = /\.(?:css|csv|html|js|json|md|mjs|svg|txt|wasm)$/;

/** Smaller files, in bytes, fit into one packet uncompressed. */
const SMALL = 1000;

/**
 * The size, in bytes, from which a compressed copy is kept between builds. The engine is larger; it seldom changes and
 * takes seconds to compress.
 */
const LARGE = 1e6;

const CACHE = fileURLToPath(new URL('../node_modules/.cache/nabla', import.meta.url));

/**
 * The settings of each encoding. Brotli at 11 makes scripts another 7% smaller than at 9 and both engines 10%. It takes
 * ten times as long: some seconds for all scripts together, but half a minute for the engines.
 */
const ENCODINGS = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: bytes.length < LARGE ? 11 : 9,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/**
 * A Vite plugin that writes a `.br` and a `.gz` beside every file of the build that compression makes smaller, for
 * servers that send such files instead of compressing each time.
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

/**
 * The result of `encode`, kept for the next build. The source of `encode` is part of the key, because another quality
 * gives another result.
 */
async function cached(bytes, encoding, encode) {
  const key = createHash('sha256').update(encode.toString()).update(bytes).digest('hex');
  const path = join(CACHE, `${key}.${encoding}`);
  try {
    return await readFile(path);
  } catch {
    const compressed = await encode(bytes);
    await mkdir(CACHE, { recursive: true });
    // Renamed when it is complete, so that an interrupted build leaves no partial file with this name.
    await writeFile(`${path}.${process.pid}`, compressed);
    await rename(`${path}.${process.pid}`, path);
    return compressed;
  }
}
