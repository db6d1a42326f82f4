import { beforeAll, describe, expect, it } from 'vitest';
import { loadable, NotLoaded } from '../../../src/ui/parts/loadable.ts';
import { letPartsLoad } from '../../../src/ui/parts/turn.ts';

/** A part that cannot be loaded at the first attempts. */
function failing(attempts: number) {
  let left = attempts;
  return loadable(async () => {
    if (left-- > 0) throw new Error('offline');
    return 'here';
  });
}

async function failureOf(part: ReturnType<typeof failing>): Promise<NotLoaded> {
  const error: unknown = await part.load().catch((error: unknown) => error);
  if (!(error instanceof NotLoaded)) throw new Error(`loading gave ${String(error)}`);
  return error;
}

describe('a part in a separate file, before the first picture', () => {
  it('waits, unless that picture needs it', async () => {
    const fetched: string[] = [];
    const part = (name: string, isFirst?: boolean) => loadable(async () => fetched.push(name), isFirst);
    const later = part('later').load();
    await part('first', true).load();
    expect(fetched).toEqual(['first']);
    letPartsLoad();
    await later;
    expect(fetched).toEqual(['first', 'later']);
  });
});

describe('a part in a separate file', () => {
  beforeAll(letPartsLoad);

  it('is fetched once, however often it is requested', async () => {
    let fetched = 0;
    const part = loadable(async () => ++fetched);
    expect(part.value).toBeUndefined();
    expect(await Promise.all([part.load(), part.load()])).toEqual([1, 1]);
    expect(await part.load()).toBe(1);
    expect(part.value).toBe(1);
  });

  it('counts its failures in a row, and can be requested again', async () => {
    const part = failing(2);
    expect((await failureOf(part)).attempts).toBe(1);
    expect((await failureOf(part)).attempts).toBe(2);
    expect(await part.load()).toBe('here');
  });

  it('informs everyone to whom it was missing when it has come', async () => {
    const part = failing(2);
    const [first, second] = [await failureOf(part), await failureOf(part)];
    part.preload();
    await Promise.all([first.success, second.success]);
    expect(part.value).toBe('here');
  });

  it('is tried again together with everything else that could not be loaded', async () => {
    const [first, second] = [failing(1), failing(1)];
    await failureOf(first);
    const { success } = await failureOf(second);
    await first.load();
    await success;
    expect(second.value).toBe('here');
  });

  it('is tried once when another one is tried again, even if both fail again', async () => {
    let fetched = 0;
    const other = loadable(async () => {
      fetched += 1;
      throw new Error('offline');
    });
    await other.load().catch(() => {});
    const part = failing(2);
    await failureOf(part);
    await failureOf(part);
    expect(fetched).toBe(2);
  });
});
