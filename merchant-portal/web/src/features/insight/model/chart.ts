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

/** So many steps are shown at least: a few do not become slabs as wide as the page. */
const STEPS = 24;

export interface Chart {
  fromMs: number;
  toMs: number;
  bars: Bar[];
}

/** One bar a step, ending with the last step that has anything; steps without anything are gaps. */
export function chartOf(series: InsightPoint[], stepMs: number): Chart | null {
  const first = series[0];
  const last = series[series.length - 1];
  if (!first || !last) return null;
  const toMs = last.atMs + stepMs;
  const steps = Math.max(Math.round((toMs - first.atMs) / stepMs), STEPS);
  const fromMs = toMs - steps * stepMs;
  const highest = Math.max(1, ...series.map((point) => point.comments));
  const width = 1 / steps;
  const bars = series.map((point) => ({
    ...point,
    x: Math.round((point.atMs - fromMs) / stepMs) * width,
    width,
    commentsHeight: point.comments / highest,
    questionsHeight: Math.min(point.questions, point.comments) / highest,
  }));
  return { fromMs, toMs, bars };
}
