import { useEffect, useState } from 'react';

const SAID_MS = 2500;

/** A message that disappears by itself. */
export function useSaid(): [said: string, say: (message: string) => void] {
  const [said, say] = useState('');
  useEffect(() => {
    if (!said) return;
    const timer = window.setTimeout(() => say(''), SAID_MS);
    return () => window.clearTimeout(timer);
  }, [said]);
  return [said, say];
}
