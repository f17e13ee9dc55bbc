import type { InsightPoint } from '../api/insight';

export interface Bar {
  atMs: number;
  comments: number;
  questions: number;
  answered: number;
  /** From 0 to 1 of the width. */
  x: number;
  width: number;
  /** From 0 to 1 of the height. */
  commentsHeight: number;
  questionsHeight: number;
}

/** One bar a step from the first to the last step with anything; steps without anything are gaps. */
export function barsOf(series: InsightPoint[], stepMs: number): Bar[] {
  const first = series[0];
  const last = series[series.length - 1];
  if (!first || !last) return [];
  const steps = Math.round((last.atMs - first.atMs) / stepMs) + 1;
  const highest = Math.max(1, ...series.map((point) => point.comments));
  // A few steps do not become slabs as wide as the page.
  const width = 1 / Math.max(steps, 24);
  return series.map((point) => ({
    ...point,
    x: Math.round((point.atMs - first.atMs) / stepMs) * width,
    width,
    commentsHeight: point.comments / highest,
    questionsHeight: Math.min(point.questions, point.comments) / highest,
  }));
}
