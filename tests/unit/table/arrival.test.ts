import { describe, expect, it } from 'vitest';
import { type Arrival, noArrival, whyNotArrived } from '../../../src/table/arrival.ts';

const wanted = { name: 'The engine', magic: '\0asm', size: 14_200_000 };
const whole: Arrival = { status: 200, type: 'application/wasm', head: '\0asm\x01\0\0\0', loaded: 14_200_000 };

describe('why a file did not arrive', () => {
  it.each<[string, Partial<Arrival>, RegExp]>([
    ['the connection is missing', noArrival(), /no connection to the server\. Check the connection.*\(the reason\)$/],
    [
      'it does not exist',
      { status: 404 },
      /the server does not have it\. Reload the page.*\(HTTP 404, application\/wasm\)$/,
    ],
    [
      'the server fails',
      { status: 503, type: null },
      /answered with an error\. Try again later\. \(HTTP 503, no content type\)$/,
    ],
    [
      'a web page arrives as such',
      { type: 'text/html; charset=utf-8', head: '' },
      /a web page instead\..*\(HTTP 200, text\/html; charset=utf-8\)$/,
    ],
    ['a page comes under another type', { head: '\n<!doctype html>' }, /a web page instead\./],
    ['another file comes', { head: 'version https://' }, /another file\. Reload the page/],
    [
      'the connection breaks',
      { loaded: 3_100_000 },
      /the connection broke after 3\.1 of 14\.2 MB\. Try again\. \(the reason\)$/,
    ],
  ])('%s', (_, changes, message) => {
    const why = whyNotArrived(wanted, { ...whole, ...changes }, 'the reason');
    expect(why).toMatch(/^The engine could not be loaded: /);
    expect(why).toMatch(message);
  });

  it('gives no reason for a file that arrived', () => {
    expect(whyNotArrived(wanted, whole, '')).toBeNull();
    expect(whyNotArrived({ ...wanted, magic: '', size: null }, { ...whole, head: '5.1,3.5' }, '')).toBeNull();
  });
});
