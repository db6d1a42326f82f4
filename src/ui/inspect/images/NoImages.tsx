import { dataOf } from '../../../experiment/index.ts';
import { edit, load, useExperiment } from '../../../store/experiment.ts';
import { Button } from '../../controls/Button.tsx';
import inside from '../Inside.module.css';

const DIGITS = 'data=digits&net=conv2d(8,3,relu),max_pool(2),conv2d(16,3,relu)&v=1';

/** In place of the pictures if the network does not treat its inputs as an image. */
export function NoImages() {
  const column = useExperiment(({ spec }) => dataOf(spec).columns.find(({ image }) => image) ?? null);
  return (
    <div className={`${inside.tab} ${inside.none}`}>
      <p>
        {column
          ? 'The pictures need a whole image as the only feature; now the network reads other features or single pixels.'
          : 'For data that are images, this tab shows the filters of the network, the examples that excite them, the pixels that matter for a class, and what happens when the image is moved.'}
      </p>
      {column ? (
        <Button onClick={() => edit({ features: [column.id] })}>Use the whole image</Button>
      ) : (
        <Button onClick={() => load(DIGITS)}>Load digits with convolutions</Button>
      )}
    </div>
  );
}
