import { createHash } from 'node:crypto';
import react from '@vitejs/plugin-react';
import pxToRem from 'postcss-pxtorem';
import { defineConfig, type Plugin } from 'vite';
import { compress } from './scripts/compress.mjs';
import { firstPageChunks, preloadFirstPage } from './scripts/first-page.mjs';
import { HEADERS, IMMUTABLE } from './scripts/headers.mjs';
import { opening } from './scripts/opening.mjs';
import { serviceWorker } from './scripts/service-worker.mjs';
import { singleFile } from './scripts/single-file.mjs';

/** KaTeX offers every font as woff2, woff and ttf. Every browser that runs WebAssembly SIMD reads woff2. */
function woff2Only(): Plugin {
  return {
    name: 'woff2-only',
    enforce: 'pre',
    transform: {
      filter: { id: /katex.*\.css/ },
      handler: (css) => css.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, ''),
    },
  };
}

/**
 * Lets an import request a stylesheet again after it failed. Otherwise Vite requests each stylesheet only once, and later
 * imports succeed without it.
 */
function retryStylesheets(): Plugin {
  const ONCE = 'if (href in seen) return seen[href];';
  return {
    name: 'retry-stylesheets',
    apply: 'build',
    transform: {
      filter: { id: /vite\/preload-helper/ },
      handler(code) {
        if (!code.includes(ONCE)) throw new Error('Vite requests stylesheets in another way: adapt retryStylesheets()');
        return code.replace(ONCE, 'if (seen[href]) return seen[href];');
      },
    },
  };
}

/**
 * Puts the content security policy into the built page. It names the inline scripts by their hash, so that no other
 * inline script runs. The development server has none: hot reloading injects scripts of its own.
 */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const hashes = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
          ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
        );
        const policy = [
          "default-src 'self'",
          `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(' ')}`,
          "worker-src 'self' blob:",
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data: blob:",
          "font-src 'self' data:",
          "connect-src 'self' data: blob:",
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'none'",
        ].join('; ');
        return html.replace(
          '<meta charset="utf-8" />',
          (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
        );
      },
    },
  };
}

/** Writes the response headers into `_headers`, which Netlify and Cloudflare Pages read. Other hosts ignore the file. */
function headersFile(): Plugin {
  const block = (path: string, headers: Readonly<Record<string, string>>) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
  return {
    name: 'headers-file',
    apply: 'build',
    generateBundle() {
      const source = block('/*', HEADERS) + block('/assets/*', { 'Cache-Control': IMMUTABLE });
      this.emitFile({ type: 'asset', fileName: '_headers', source });
    },
  };
}

export default defineConfig(({ mode }) => ({
  // Relative addresses: the built page works in any folder of any host.
  base: './',
  // A pixel of the stylesheets is a sixteenth of a rem: the page grows with the text size of the browser and with the window
  // (`theme.css`). Lines stay thin. The plugin leaves container queries and what is in the parentheses of var() alone.
  css: {
    postcss: { plugins: [pxToRem({ propList: ['*'], mediaQuery: true, minPixelValue: 3, exclude: /node_modules/ })] },
  },
  plugins: [
    react(),
    opening(),
    retryStylesheets(),
    woff2Only(),
    ...(mode === 'single'
      ? [singleFile('nabla.html')]
      : [preloadFirstPage(), contentSecurityPolicy(), headersFile(), serviceWorker(), compress()]),
  ],
  worker: { format: 'es' },
  // onnxruntime-web finds its .wasm beside its own file; bundling it for development would move it away.
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  server: { headers: HEADERS },
  build: {
    outDir: mode === 'single' ? 'dist-single' : 'dist',
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: firstPageChunks() } } },
  },
}));
