/** What the order depends on. */
export interface Ranked {
  id: string;
  buyers: number;
}

/** Screen lines change places at most so often. */
export const LEAST_MS_BETWEEN_MOVES = 500;
/** A line passes the one above it only when it has so many times its buyers. */
const CLEARLY_MORE = 1.1;

/**
 * The order after the lines changed: who is on screen keeps its place unless another line has
 * clearly more buyers. Lines that are gone leave, new ones start below the last.
 *
 * <p>It is a bubble sort of the present order with the relation "clearly more", which ends because
 * every exchange puts a strictly larger count above a smaller one.
 */
export function calmOrder(shown: readonly string[], lines: readonly Ranked[]): string[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const staying = shown.flatMap((id) => byId.get(id) ?? []);
  const known = new Set(shown);
  const arriving = lines.filter((line) => !known.has(line.id)).sort((a, b) => b.buyers - a.buyers);
  const order: Ranked[] = [];
  for (const line of [...staying, ...arriving]) {
    let place = order.length;
    while (place > 0 && line.buyers > (order[place - 1]?.buyers ?? 0) * CLEARLY_MORE) place--;
    order.splice(place, 0, line);
  }
  return order.map((line) => line.id);
}

/**
 * Holds the order on screen still: it moves at most twice a second, and not at all while it is held,
 * for example because a finger or the pointer is on it.
 */
export class StillOrder {
  private shownIds: readonly string[] = [];
  private wanted: readonly Ranked[] = [];
  private movedAtMs = Number.NEGATIVE_INFINITY;
  private held = false;

  constructor(
    private readonly most: number,
    private readonly now: () => number,
  ) {}

  /** Ids in the order in which they stand on screen. */
  get shown(): readonly string[] {
    return this.shownIds;
  }

  /** Takes note of new lines. */
  offer(lines: readonly Ranked[]): void {
    this.wanted = lines;
  }

  hold(): void {
    this.held = true;
  }

  release(): void {
    this.held = false;
  }

  /**
   * Moves lines if that is allowed now.
   *
   * @returns milliseconds after which to call again; 0 when screen and wish agree; null while held
   */
  settle(): number | null {
    // The order among lines that are not on screen is nobody's business.
    const next = calmOrder(this.shownIds, this.wanted).slice(0, this.most);
    if (next.length === this.shownIds.length && next.every((id, i) => id === this.shownIds[i])) {
      return 0;
    }
    if (this.held) return null;
    const waitMs = this.movedAtMs + LEAST_MS_BETWEEN_MOVES - this.now();
    if (waitMs > 0) return waitMs;
    this.shownIds = next;
    this.movedAtMs = this.now();
    return 0;
  }
}
