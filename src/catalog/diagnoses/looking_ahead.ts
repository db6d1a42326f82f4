import type { DiagnosisDef } from './definition.ts';

const LIST = new Intl.ListFormat('en-GB');

export const looking_ahead: DiagnosisDef = {
  label: 'Looking ahead',
  tex: '\\hat{y}_t = f(x_1, \\dots, x_t, \\underline{x_{t+1}}, \\dots)',
  explain: 'The network sees the steps of the sequence that it should predict.',
  learners: ['examples'],
  flatters: true,
  find({ lookingAhead }) {
    if (lookingAhead.length === 0) return null;
    const which = LIST.format(lookingAhead);
    return {
      sentence: `${which} ${lookingAhead.length === 1 ? 'looks' : 'look'} at later steps, so the network sees what it should predict. A low loss means nothing.`,
      announcement: 'The network sees what it should predict.',
      proof: null,
      remedies: ['hide_later_steps'],
    };
  },
};
