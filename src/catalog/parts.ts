import { activations } from './activations/index.ts';
import { augmentations } from './augmentations/index.ts';
import { datasets } from './datasets/index.ts';
import { environments } from './environments/index.ts';
import { features } from './features/index.ts';
import { imputers } from './imputers/index.ts';
import { initializers } from './initializers/index.ts';
import { layers } from './layers/index.ts';
import { losses } from './losses/index.ts';
import { methods } from './methods/index.ts';
import { optimizers } from './optimizers/index.ts';
import { outliers } from './outliers/index.ts';
import { regularizers } from './regularizers/index.ts';
import { scalers } from './scalers/index.ts';
import { schedules } from './schedules/index.ts';
import { tasks } from './tasks/index.ts';

/** All parts that an experiment can be made of, by section and id. */
export const parts = {
  activations,
  losses,
  optimizers,
  initializers,
  regularizers,
  schedules,
  layers,
  tasks,
  datasets,
  environments,
  methods,
  features,
  imputers,
  outliers,
  scalers,
  augmentations,
};
