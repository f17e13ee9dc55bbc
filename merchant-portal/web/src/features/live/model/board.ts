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
  /** Other wordings that were folded into it, of the lines on top. */
  wordings: Wording[];
}

/** Other words for the same question. */
export interface Wording {
  id: string;
  text: string;
  comments: number;
}

/** What buyers report when something is wrong with the show itself, most pressing first. */
export type Matter = 'NO_SOUND' | 'BLACK_SCREEN' | 'STUCK' | 'WRONG_PRICE' | 'LINK_BROKEN';

/** Suddenly many buyers report the same. */
export interface Alarm {
  matter: Matter;
  buyers: number;
  sinceMs: number;
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
  /** Skus that the host marked as sold out. */
  soldOut: string[];
  alarms: Alarm[];
  /** Buyers who offend again and again: due for a warning, to be muted, to be blocked. */
  warned: number;
  muted: number;
  blocked: number;
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

/** Lines into which another may be put: what waits with it, and what the host spoke of. */
export function targetsOf(line: Line, places: Places): Line[] {
  if (line.needsPerson) return places.person.filter((other) => other.id !== line.id);
  const said = places.answered.filter((other) => other.saidMs);
  return [...places.waiting, ...said].filter((other) => other.id !== line.id);
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
