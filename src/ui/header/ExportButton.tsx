import { Download } from 'lucide-react';
import { openExporting } from '../../store/exporting.ts';
import { Button } from '../controls/Button.tsx';
import { preloadExporting } from '../export/Exporting.tsx';
import styles from './ExportButton.module.css';

/** A button that opens what can be taken away as files: models, code, weights and data. */
export function ExportButton() {
  return (
    <Button
      look="round"
      className={styles.button}
      aria-label="Export"
      title="Export: ONNX, code, weights, data"
      aria-haspopup="dialog"
      onPointerEnter={preloadExporting}
      onClick={() => openExporting('export')}
    >
      <Download size={15} aria-hidden="true" />
    </Button>
  );
}
