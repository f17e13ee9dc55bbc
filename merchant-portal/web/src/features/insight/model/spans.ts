const HOUR_MS = 3_600_000;

export const SPANS = ['hour', 'today', 'week'] as const;
export type Span = (typeof SPANS)[number];

/** The span that ends now: the last hour, since midnight here, or the last seven days. */
export function spanOf(span: Span, nowMs: number): { fromMs: number; toMs: number } {
  if (span === 'hour') return { fromMs: nowMs - HOUR_MS, toMs: nowMs };
  if (span === 'week') return { fromMs: nowMs - 7 * 24 * HOUR_MS, toMs: nowMs };
  const midnight = new Date(nowMs).setHours(0, 0, 0, 0);
  // A moment after midnight a report still has something to say.
  return { fromMs: Math.min(midnight, nowMs - 1), toMs: nowMs };
}
