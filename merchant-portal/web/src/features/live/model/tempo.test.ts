import { describe, expect, it } from 'vitest';
import { Tempo } from './tempo';

describe('the tempo of a room', () => {
  it('says nothing before it has watched for half a minute', () => {
    const tempo = new Tempo();
    tempo.add(0, 100);
    tempo.add(10_000, 200);
    expect(tempo.perMinute(10_000)).toBeNull();
  });

  it('counts the comments of the last minute', () => {
    // Given: two comments a second
    const tempo = new Tempo();
    for (let second = 0; second <= 120; second++) tempo.add(second * 1_000, second * 2);

    // Then
    expect(tempo.perMinute(120_000)).toBe(120);
    expect(tempo.bars(120_000)).toEqual(Array(12).fill(10));
  });

  it('falls to nothing when the room is silent', () => {
    const tempo = new Tempo();
    for (let second = 0; second <= 60; second++) tempo.add(second * 1_000, second);
    expect(tempo.perMinute(180_000)).toBe(0);
  });

  it('starts over when the count falls, because it is another room or server', () => {
    const tempo = new Tempo();
    tempo.add(0, 5_000);
    tempo.add(1_000, 3);
    expect(tempo.bars(1_000).every((bar) => bar >= 0)).toBe(true);
    expect(tempo.perMinute(1_000)).toBeNull();
  });
});
