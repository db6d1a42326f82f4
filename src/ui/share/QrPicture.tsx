import { useMemo } from 'react';
import { Button } from '../controls/Button.tsx';
import { saveText } from '../saveText.ts';
import { MOST_IN_QR, qrFile, qrOf } from './qr.ts';
import styles from './SharePanel.module.css';
import { fileName } from './words.ts';

interface QrPictureProps {
  readonly link: string;
  readonly title: string;
}

/** The link as a QR code, which is dark on white in any theme, because not every camera reads the inverse. */
export function QrPicture({ link, title }: QrPictureProps) {
  const qr = useMemo(() => qrOf(link), [link]);
  if (!qr) {
    return <p>The link is too long for a QR code, which holds about {MOST_IN_QR.toLocaleString('en')} characters.</p>;
  }
  return (
    <div className={styles.qr}>
      <svg
        role="img"
        aria-label="QR code of the link"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        shapeRendering="crispEdges"
        className={styles.code}
      >
        <path fill="#fff" d={`M0 0h${qr.size}v${qr.size}H0z`} />
        <path fill="#000" d={qr.path} />
      </svg>
      <Button onClick={() => saveText(`${fileName(title, 'qr')}.svg`, 'image/svg+xml', qrFile(qr, title))}>
        Save as SVG
      </Button>
    </div>
  );
}
