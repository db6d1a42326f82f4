import { describe, expect, it } from 'vitest';
import { type FramedWindow, originOfHost, trustedOrigin } from '../../../src/embedding/origin.ts';

describe('the origin of a host', () => {
  it.each([
    ['moodle.example.org', 'https://moodle.example.org'],
    ['Moodle.Example.org', 'https://moodle.example.org'],
    ['moodle.example.org:8443', 'https://moodle.example.org:8443'],
    ['localhost', 'http://localhost'],
    ['localhost:8000', 'http://localhost:8000'],
    ['127.0.0.1:8000', 'http://127.0.0.1:8000'],
  ])('%s is %s', (host, origin) => {
    expect(originOfHost(host)).toBe(origin);
  });

  it.each([
    '',
    '*',
    'a.org/path',
    'a.org/',
    'user@a.org',
    'https://a.org',
    'a b',
    '//a.org',
    'a.org?x',
    'a.org#x',
    'a.org:99999',
    'localhost.evil.org@b',
    '[',
  ])('%s is no host', (host) => {
    expect(originOfHost(host)).toBeNull();
  });
});

describe('the page around is trusted', () => {
  const foreign = {
    get location(): { origin: string } {
      throw new DOMException('Blocked a frame', 'SecurityError');
    },
  };
  const framed = (change: Partial<FramedWindow>): FramedWindow => ({
    origin: 'https://nabla.org',
    parent: foreign,
    location: {},
    ...change,
  });

  it('if it has the same origin, whatever the link names', () => {
    const own = framed({ parent: { location: { origin: 'https://nabla.org' } } });
    expect(trustedOrigin(own, undefined)).toBe('https://nabla.org');
    expect(trustedOrigin(own, 'a.org')).toBe('https://nabla.org');
  });

  it('if the link names its host', () => {
    expect(trustedOrigin(framed({}), 'a.org')).toBe('https://a.org');
    expect(trustedOrigin(framed({ location: { ancestorOrigins: ['https://a.org'] } }), 'a.org')).toBe('https://a.org');
  });

  it('not if the link names none or another', () => {
    expect(trustedOrigin(framed({}), undefined)).toBeNull();
    expect(trustedOrigin(framed({}), '*')).toBeNull();
    expect(trustedOrigin(framed({ location: { ancestorOrigins: ['https://b.org'] } }), 'a.org')).toBeNull();
    expect(trustedOrigin(framed({ location: { ancestorOrigins: ['http://a.org'] } }), 'a.org')).toBeNull();
  });

  it('not if both are sandboxed', () => {
    const sandboxed = framed({ origin: 'null', parent: { location: { origin: 'null' } } });
    expect(trustedOrigin(sandboxed, undefined)).toBeNull();
  });
});
