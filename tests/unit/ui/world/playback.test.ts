import { describe, expect, it } from 'vitest';
import {
  advanced,
  arrived,
  caughtUp,
  movedBy,
  movedTo,
  moveOf,
  NOTHING,
  PATIENCE,
  type Playback,
  pausedAt,
  REST,
  resumed,
  shareOf,
  started,
} from '../../../../src/ui/world/playback.ts';
import { episodeOf } from './episodes.ts';

const first = episodeOf([1, 1, 1, 1]);
const second = episodeOf([2, 2]);
const third = episodeOf([3, 3, 3]);
const PACE = 4;

/** Time passes in many small steps, as in a page. */
function play(playback: Playback, seconds: number): Playback {
  const frames = Math.round(seconds * 128);
  return Array.from({ length: frames }).reduce<Playback>((now) => advanced(now, 1 / 128, PACE), playback);
}

const begun = arrived(NOTHING, first);

describe('the playback of episodes', () => {
  it('begins with the first episode, whose start stays for the time of a move', () => {
    expect(advanced(NOTHING, 10, PACE)).toBe(NOTHING);
    expect(begun.episode).toBe(first);
    expect([0, 0.2, 0.3, 0.55, 0.8].map((seconds) => moveOf(play(begun, seconds)))).toEqual([0, 0, 1, 2, 3]);
  });

  it('says how much of a move has passed', () => {
    expect(shareOf(begun)).toBe(1);
    expect(shareOf({ position: 2 })).toBe(1);
    expect(shareOf({ position: 2.25 })).toBeCloseTo(0.25);
    expect(moveOf({ position: 2.25 })).toBe(3);
  });

  it('plays at its pace, times the speed', () => {
    const from = { ...begun, position: 0 };
    expect(play(from, 0.5).position).toBeCloseTo(2);
    expect(play({ ...from, speed: 0.5 }, 0.5).position).toBeCloseTo(1);
    expect(play({ ...from, speed: 4 }, 0.125).position).toBeCloseTo(2);
    expect(advanced(from, 0.5, 2).position).toBeCloseTo(1);
  });

  it('gives way to a newer episode after a while, because the agent has learned since', () => {
    const slow = { ...begun, speed: 0.5 } as const;
    const long = arrived({ ...slow, episode: episodeOf(new Array(90).fill(1)) }, second);
    expect(play(long, PATIENCE - 0.1).episode).toHaveProperty('rewards.length', 90);
    expect(play(long, PATIENCE + 0.1)).toMatchObject({ episode: second, newer: null });
    // Whoever paused goes on with what was in view.
    const resumedLate = resumed(pausedAt(play(long, PATIENCE - 0.1)));
    expect(play(resumedLate, PATIENCE - 0.1).episode).toHaveProperty('rewards.length', 90);
  });

  it('lets a short episode end, and goes on to the newest one after a rest', () => {
    const playing = arrived(arrived(play(begun, 0.5), second), third);
    expect(playing.episode).toBe(first);
    const end = play(playing, 0.75);
    expect(moveOf(end)).toBe(4);
    expect(play(end, REST - 0.1)).toMatchObject({ episode: first, position: 4 });
    expect(play(end, REST + 0.01)).toMatchObject({ episode: third, newer: null, rested: 0 });
    expect(moveOf(play(end, REST + 0.01))).toBe(0);
  });

  it('rests as long after a long frame', () => {
    const end = advanced({ ...begun, position: 3 }, 0.75, PACE);
    expect(end).toMatchObject({ position: 4, rested: 0.5 });
    expect(advanced(end, 0.4, PACE).episode).toBe(first);
    expect(advanced(arrived(end, second), 0.5, PACE).episode).toBe(second);
  });

  it('plays an episode again if no other has arrived', () => {
    const again = play(arrived({ ...begun, position: 4 }, first), REST + 0.01);
    expect(again).toMatchObject({ episode: first, newer: null });
    expect(moveOf(again)).toBe(0);
  });

  it('pauses at the end of the move in view', () => {
    const paused = pausedAt({ ...begun, position: 1.3 });
    expect(paused).toMatchObject({ paused: true, position: 2 });
    expect(play(paused, 5)).toBe(paused);
    expect(moveOf(play(resumed(paused), 0.3))).toBe(4);
  });

  it('shows the newest episode at its start while nothing moves by itself, until a person goes to a move', () => {
    const still = arrived(arrived({ ...NOTHING, paused: true }, first), second);
    expect(still).toMatchObject({ episode: second, newer: null, position: 0 });
    expect(arrived(movedTo(still, 1), third)).toMatchObject({ episode: second, newer: third, position: 1 });
  });

  it('goes on to a newer episode at once when the run pauses, unless a person holds the one in view', () => {
    const playing = arrived(play(begun, 0.5), second);
    expect(caughtUp(playing)).toMatchObject({ episode: second, newer: null, paused: false });
    expect(moveOf(caughtUp(playing))).toBe(0);
    expect(caughtUp(begun)).toBe(begun);
    expect(caughtUp(pausedAt(playing)).episode).toBe(first);
    expect(caughtUp(movedBy(playing, 1)).episode).toBe(first);
    expect(caughtUp(resumed(pausedAt(playing))).episode).toBe(second);
  });

  it('keeps an episode that a person has paused when others arrive', () => {
    const paused = arrived(arrived(pausedAt(NOTHING), first), second);
    expect(paused).toMatchObject({ episode: first, newer: second, position: 0 });
    expect(play(resumed(paused), 0.2)).toMatchObject({ episode: first, newer: second });
  });

  it('leaves an episode at once that is of later steps than the run', () => {
    const again = episodeOf([4, 4], { step: 0 });
    expect(arrived(movedTo(begun, 2), again)).toMatchObject({ episode: again, newer: null, position: 0, paused: true });
  });

  it('plays on from the beginning after its end', () => {
    const end = movedTo(begun, 4);
    expect(resumed(end)).toMatchObject({ episode: first, paused: false });
    expect(moveOf(resumed(end))).toBe(0);
    expect(resumed(arrived(end, second)).episode).toBe(second);
  });

  it('goes to a move and pauses there', () => {
    expect(movedTo(begun, 3)).toMatchObject({ position: 3, paused: true });
    expect(movedTo(begun, 99).position).toBe(4);
    expect(movedTo(NOTHING, 3)).toBe(NOTHING);
    expect(movedBy({ ...begun, position: 1.3 }, 1).position).toBe(3);
    expect(movedBy({ ...begun, position: 1.3 }, -1).position).toBe(1);
    expect(movedBy(begun, -1).position).toBe(0);
  });

  it('shows the newest episode on demand', () => {
    expect(started(arrived(movedTo(begun, 2), second))).toMatchObject({ episode: second, position: 0, paused: true });
  });
});
