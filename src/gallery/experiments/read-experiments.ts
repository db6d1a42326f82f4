import { parse } from '../../experiment/index.ts';
import { joined, listed } from '../../markdown/paragraphs.ts';
import { LEVELS, TOPICS } from '../topics.ts';
import type { ReadyExperiment } from './ready-experiment.ts';

/** The longest title and sentence that fit a card. */
const LONGEST_TITLE = 40;
const LONGEST_SENTENCE = 130;
const MOST_STEPS = 3000;

/** The lines of the list below the sentence. */
const FACTS = ['Level', 'Experiment', 'Steps', 'Picture', 'Diverges', 'Words'] as const;
type Fact = (typeof FACTS)[number];
type Facts = Readonly<Partial<Record<Fact, string>>>;

/**
 * Reads the experiments of a topic from its Markdown file.
 * @throws Error with a sentence that names the fault of the file
 */
export function readExperiments(source: string): readonly ReadyExperiment[] {
  const [opening = '', ...parts] = source.replaceAll('\r\n', '\n').split(/^## /m);
  const [, name = ''] = opening.trim().match(/^# (.+)$/) ?? [];
  const topic = TOPICS.find((known) => known === name);
  if (topic === undefined) throw new Error(`it starts with "${opening.trim()}" instead of "# " and a topic`);
  if (parts.length === 0) throw new Error('it has no experiment');
  return parts.map((part) => {
    const [title = '', sentence = '', list = '', ...more] = part.split(/\n\s*\n/).map(joined);
    try {
      if (more.some((text) => text !== '')) throw new Error(`something follows its list: "${more.join(' ')}"`);
      return { ...worded(title, sentence), topic, ...settings(factsIn(list)) };
    } catch (error) {
      throw new Error(`"${title}": ${(error as Error).message}`);
    }
  });
}

function worded(title: string, sentence: string): Pick<ReadyExperiment, 'id' | 'title' | 'sentence'> {
  if (title.length > LONGEST_TITLE) throw new Error(`the title has more than ${LONGEST_TITLE} characters`);
  if (sentence.length > LONGEST_SENTENCE) {
    throw new Error(`the sentence has ${sentence.length} characters, but at most ${LONGEST_SENTENCE} fit`);
  }
  if (!/^[A-Z][^.]*(\.\d[^.]*)*[.?]$/.test(sentence)) throw new Error(`"${sentence}" is not one sentence`);
  const id = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  return { id, title, sentence };
}

function settings(facts: Facts): Omit<ReadyExperiment, 'id' | 'title' | 'sentence' | 'topic'> {
  const level = LEVELS.find((known) => String(known) === facts.Level);
  if (level === undefined) throw new Error(`the level "${facts.Level ?? ''}" is none of ${LEVELS.join(', ')}`);
  const [, text = ''] = (facts.Experiment ?? '').match(/^`([^`]+)`$/) ?? [];
  if (text === '') throw new Error('"Experiment" is not an experiment in code');
  const [notice] = parse(text).notices;
  if (notice !== undefined) throw new Error(notice.message);
  const steps = Number(facts.Steps?.replaceAll(',', ''));
  if (!(steps >= 1 && steps <= MOST_STEPS)) throw new Error(`"Steps" is not a number from 1 to ${MOST_STEPS}`);
  if (facts.Picture !== undefined && facts.Picture !== 'curves') throw new Error('"Picture" is not "curves"');
  if (facts.Diverges !== undefined && facts.Diverges !== 'yes') throw new Error('"Diverges" is not "yes"');
  return {
    level,
    text,
    steps,
    picture: facts.Picture ?? 'auto',
    diverges: facts.Diverges === 'yes',
    words: listed(facts.Words),
  };
}

/** @param list the lines of the list, joined */
function factsIn(list: string): Facts {
  const entries = list.split(/(?:^| )- (?=[A-Z]\w+:)/).filter((entry) => entry !== '');
  const facts = entries.map((entry) => {
    const [, name, value] = entry.match(/^(\w+): (.+)$/) ?? [];
    const fact = FACTS.find((known) => known === name);
    if (fact === undefined || value === undefined) {
      throw new Error(`"${entry}" is none of ${FACTS.map((known) => `"- ${known}: …"`).join(', ')}`);
    }
    return [fact, value] as const;
  });
  const twice = FACTS.find((name) => facts.filter(([fact]) => fact === name).length > 1);
  if (twice !== undefined) throw new Error(`"${twice}" is given twice`);
  return Object.fromEntries(facts);
}
