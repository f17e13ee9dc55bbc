const WINDOW_MS = 60_000;
const BARS = 12;
const BAR_MS = WINDOW_MS / BARS;

interface Sample {
  atMs: number;
  comments: number;
}

/** How lively the room is, measured from the rising count of comments of the last minute. */
export class Tempo {
  private samples: Sample[] = [];

  add(atMs: number, comments: number): void {
    const last = this.samples[this.samples.length - 1];
    if (last && (atMs < last.atMs || comments < last.comments)) this.samples = [];
    this.samples.push({ atMs, comments });
    const from = atMs - WINDOW_MS - BAR_MS;
    while (this.samples.length > 2 && (this.samples[1]?.atMs ?? Infinity) <= from) {
      this.samples.shift();
    }
  }

  /** Comments in each twelfth of the minute that ends at `nowMs`, oldest first. */
  bars(nowMs: number): number[] {
    return Array.from({ length: BARS }, (_, index) => {
      const to = nowMs - (BARS - 1 - index) * BAR_MS;
      return Math.max(0, this.countAt(to) - this.countAt(to - BAR_MS));
    });
  }

  /** Comments in the last minute; null until half a minute was watched. */
  perMinute(nowMs: number): number | null {
    const first = this.samples[0];
    if (!first || nowMs - first.atMs < WINDOW_MS / 2) return null;
    const watchedMs = Math.min(WINDOW_MS, nowMs - first.atMs);
    const counted = this.countAt(nowMs) - this.countAt(nowMs - watchedMs);
    return Math.round((counted * WINDOW_MS) / watchedMs);
  }

  private countAt(atMs: number): number {
    let count = this.samples[0]?.comments ?? 0;
    for (const sample of this.samples) {
      if (sample.atMs > atMs) break;
      count = sample.comments;
    }
    return count;
  }
}
