import { Download } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { lazyPart } from '../parts/lazyPart.tsx';
import { onAsk } from '../shortcuts.ts';

const ExportDialog = lazyPart(async () => (await import('../export/ExportDialog.tsx')).ExportDialog, {
  name: 'The export dialog',
});

/** A button that opens what can be taken away as files: models, code, weights and data. */
export function ExportButton() {
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => setOpen(true), []);
  useEffect(() => onAsk('export', open), [open]);
  return (
    <>
      <Button
        look="round"
        aria-label="Export"
        title="Export: ONNX, code, weights, data"
        aria-haspopup="dialog"
        onPointerEnter={ExportDialog.preload}
        onClick={open}
      >
        <Download size={15} aria-hidden="true" />
      </Button>
      {isOpen && <ExportDialog onClose={() => setOpen(false)} />}
    </>
  );
}
