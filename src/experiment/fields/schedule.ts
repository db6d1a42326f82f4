import { call } from '../call.ts';
import { entry } from './entry.ts';
import { single } from './single.ts';

export const schedule = single('schedule', {
  ...entry({
    key: 'schedule',
    section: 'schedules',
    standard: () => call('schedules', 'constant'),
    choosing: 'recompile',
    place: 'schedule',
  }),
  notOfWorld: 'schedules count in epochs, and an agent has none because it makes its own data',
});
