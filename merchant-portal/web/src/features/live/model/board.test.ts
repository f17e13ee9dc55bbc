import { describe, expect, it } from 'vitest';
import { placesOf, targetsOf, type Line } from './board';

const aLine = (id: string, more: Partial<Line> = {}): Line => ({
  id,
  text: `question ${id}`,
  buyers: 1,
  comments: 1,
  sinceMs: 0,
  lastMs: 0,
  needsPerson: false,
  pinned: false,
  wordings: [],
  ...more,
});

describe('the lines into which another may be put', () => {
  const lines = [
    aLine('a', { buyers: 3 }),
    aLine('b', { buyers: 2 }),
    aLine('said', { saidMs: 5 }),
    aLine('by-rule', { answer: '包邮' }),
    aLine('person', { needsPerson: true }),
    aLine('person-too', { needsPerson: true }),
  ];
  const targets = (id: string) => {
    const line = lines.find((known) => known.id === id) as Line;
    return targetsOf(line, placesOf(lines)).map((target) => target.id);
  };

  it('wait with it, or were spoken of by the host', () => {
    expect(targets('a')).toEqual(['b', 'said']);
  });

  it('are its like when it needs a person', () => {
    expect(targets('person')).toEqual(['person-too']);
  });
});
