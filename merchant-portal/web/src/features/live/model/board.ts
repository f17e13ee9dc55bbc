import type { DeliveryStatus } from '@/shared/api/trace';

/** A question that several buyers ask, as `dev.tidegate.event.Board.Line` gives it. */
export interface Line {
  id: string;
  text: string;
  /** Distinct buyers. */
  buyers: number;
  comments: number;
  sinceMs: number;
  lastMs: number;
  needsPerson: boolean;
  sku?: string | null;
  /** What was answered automatically; absent while it waits for the host. */
  answer?: string | null;
  /** The host wants it on top. */
  pinned: boolean;
  /** When the host marked it as answered. */
  saidMs?: number | null;
}

/** What the host of a room sees, whole at every change. */
export interface Board {
  merchant: string;
  room: string;
  /** Rises with every change of the room. */
  seq: number;
  atMs: number;
  onShowLink?: number | null;
  comments: number;
  questions: number;
  answered: number;
  /** Comments that only want to buy, since the item is on show. */
  wanting: number;
  /** Floods of near-equal comments that were held back, and their comments. */
  rings: number;
  held: number;
  clusters: Line[];
}

/** A reply on its way to the buyer; the same action id again is news about the same reply. */
export interface Reply {
  actionId: string;
  atMs: number;
  /** Null when the merchant's keys cannot open it any more. */
  text: string | null;
  question?: string | null;
  status: DeliveryStatus;
  reason?: string | null;
}

/** The three places in which a line can stand on the host's screen. */
export interface Places {
  waiting: Line[];
  person: Line[];
  answered: Line[];
}

const byBuyers = (a: Line, b: Line) =>
  Number(b.pinned) - Number(a.pinned) || b.buyers - a.buyers || a.sinceMs - b.sinceMs;

/** A line that needs a person stays with the person, also when something was answered. */
export function placesOf(lines: readonly Line[]): Places {
  const places: Places = { waiting: [], person: [], answered: [] };
  for (const line of lines) {
    if (line.needsPerson) places.person.push(line);
    else if (line.answer || line.saidMs) places.answered.push(line);
    else places.waiting.push(line);
  }
  places.waiting.sort(byBuyers);
  places.person.sort((a, b) => a.sinceMs - b.sinceMs);
  places.answered.sort((a, b) => b.lastMs - a.lastMs);
  return places;
}
