import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { copy } from '../header/copy.ts';
import { Button } from './Button.tsx';
import { plainTex } from './plainTex.ts';

/** The time for which a button says that it has copied, in milliseconds. */
const SAID_MS = 2000;

/** Copies a formula as TeX, without the marks that only this page reads. */
export function CopyTex({ tex }: { readonly tex: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = window.setTimeout(() => setCopied(false), SAID_MS);
    return () => window.clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <Button look="quiet" onClick={async () => setCopied(await copy(plainTex(tex)))}>
        {copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
        {copied ? 'Copied' : 'Copy as TeX'}
      </Button>
      <span role="status" className="visually-hidden">
        {copied ? 'The formula is copied.' : ''}
      </span>
    </>
  );
}
