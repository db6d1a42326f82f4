import { call } from './call.ts';
import { dataOf } from './data.ts';
import type { Call, DataChoice } from './experiment.ts';
import { entryOf } from './lookup.ts';

/**
 * A scaler as a person chooses it: it scales images channel by channel, so that they remain pictures. In a text the
 * default is pixel by pixel, which is what old texts mean.
 */
export function scalerFor(choice: DataChoice, id: string, args: Call['args'] = {}): Call {
  const images = 'images' in entryOf('scalers', id).hyper ? { images: dataOf(choice).image === null ? 0 : 1 } : {};
  return call('scalers', id, { ...args, ...images });
}
