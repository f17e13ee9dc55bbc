import { describe, expect, it } from 'vitest';
import { chartOf } from './chart';
import { SPANS, spanOf } from './spans';

const MINUTE = 60_000;
const point = (minute: number, comments: number, questions = 0) => ({
  atMs: minute * MINUTE,
  comments,
  questions,
  answered: 0,
});

describe('chartOf', () => {
  it('scales to the highest and keeps gaps', () => {
    const chart = chartOf([point(100, 5, 2), point(102, 10, 4)], MINUTE);
    const bars = chart?.bars ?? [];
    expect(bars.map((bar) => bar.commentsHeight)).toEqual([0.5, 1]);
    expect(bars.map((bar) => bar.questionsHeight)).toEqual([0.2, 0.4]);
    expect(bars.map((bar) => Math.round(bar.x / bar.width))).toEqual([21, 23]);
    expect(chart?.fromMs).toBe((103 - 24) * MINUTE);
    expect(chart?.toMs).toBe(103 * MINUTE);
  });

  it('stays within its frame and says nothing about nothing', () => {
    const chart = chartOf(
      Array.from({ length: 72 }, (_, i) => point(i, i)),
      MINUTE,
    );
    const last = chart?.bars.at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(1);
    expect(chart?.bars[0]?.x).toBe(0);
    expect(chartOf([], MINUTE)).toBeNull();
  });
});

describe('spanOf', () => {
  it('ends now and begins before', () => {
    const now = new Date(2026, 4, 5, 20, 30).getTime();
    for (const span of SPANS) {
      expect(spanOf(span, now).toMs).toBe(now);
      expect(spanOf(span, now).fromMs).toBeLessThan(now);
    }
    expect(new Date(spanOf('today', now).fromMs).getHours()).toBe(0);
    const midnight = new Date(2026, 4, 5).getTime();
    expect(spanOf('today', midnight).fromMs).toBeLessThan(midnight);
  });
});
