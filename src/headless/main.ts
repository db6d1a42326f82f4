import { catalog } from '../catalog/index.ts';
import { messageOf } from '../runtime/message-of.ts';
import { openEngine } from '../runtime/session.ts';
import { readArguments, UsageError } from './arguments.ts';
import { readAsset } from './assets.ts';
import { trainAndReport } from './report.ts';

const HELP = `npm run --silent headless -- '<text, link or file>' [options]

  --steps N     training steps (100); until= of the experiment can end the run earlier
  --every N     steps between two entries of the history (a hundredth of the steps)
  --ep NAME     execution provider: wasm, webgpu or auto (that of the experiment)
  --trace       adds parameters, first gradients, data and batches, to replay the run elsewhere
  --list        print the ids of the catalog
`;

/**
 * Trains an experiment without a page, with the same compiler and the same provider, and prints one JSON value.
 * @returns the exit status: 0, 2 for bad input (one line on stderr), 1 for anything else
 */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    process.stdout.write(await answer(argv));
    return 0;
  } catch (error) {
    process.stderr.write(`nabla: ${messageOf(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function answer(argv: readonly string[]): Promise<string> {
  const request = readArguments(argv);
  if (request.kind === 'help') return HELP;
  if (request.kind === 'list') return json(listCatalog());
  const engine = await openEngine(request.provider).catch((error: Error) => {
    throw new UsageError(`--ep ${request.provider}: ${error.message}`);
  });
  return json(await trainAndReport(request.spec, engine, readAsset, request));
}

/** The ids of every section. */
function listCatalog(): Record<string, string[]> {
  return Object.fromEntries(Object.entries(catalog).map(([section, entries]) => [section, Object.keys(entries)]));
}

function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
