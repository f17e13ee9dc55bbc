import { computed, ref, shallowRef } from 'vue';
import { openStream, type EventSourceLike, type StreamState } from '@/shared/api/event-stream';
import { placesOf, type Board, type Line, type Reply } from './board';
import { StillOrder } from './calm-order';
import { Tempo } from './tempo';

/** Lines in large type; more cannot be read from two metres. */
export const MOST_WAITING = 5;
const MOST_REPLIES = 20;

export interface LiveOptions {
  room: string;
  /** Called when the server refused the stream, for example because the session ended. */
  refused: () => void;
  now?: () => number;
  source?: (url: string) => EventSourceLike;
}

/** Newest first; news about a known reply stay in its place. */
export function withReply(replies: readonly Reply[], reply: Reply): Reply[] {
  const place = replies.findIndex((known) => known.actionId === reply.actionId);
  if (place >= 0) return replies.with(place, { ...replies[place], ...reply });
  return [reply, ...replies].slice(0, MOST_REPLIES);
}

/**
 * State of one room on the host's screen. Whatever happens to the connection, the last state stays;
 * `close` ends it.
 */
export function createLiveStore(options: LiveOptions) {
  const now = options.now ?? Date.now;
  const connection = ref<StreamState>('opening');
  const board = shallowRef<Board | null>(null);
  const replies = shallowRef<Reply[]>([]);
  const shownIds = shallowRef<readonly string[]>([]);
  const order = new StillOrder(MOST_WAITING, now);
  const tempo = new Tempo();
  let settleTimer: ReturnType<typeof setTimeout> | undefined;
  /** After a new connection the first board counts whatever its number: the server may be another. */
  let firstOfConnection = true;

  const places = computed(() => placesOf(board.value?.clusters ?? []));
  const waiting = computed<Line[]>(() => {
    const byId = new Map(places.value.waiting.map((line) => [line.id, line]));
    return shownIds.value.flatMap((id) => byId.get(id) ?? []);
  });
  const waitingElsewhere = computed(() => places.value.waiting.length - waiting.value.length);

  function settle(): void {
    clearTimeout(settleTimer);
    const again = order.settle();
    shownIds.value = order.shown;
    if (again) settleTimer = setTimeout(settle, again);
  }

  function takeBoard(data: string): void {
    const next = JSON.parse(data) as Board;
    if (!firstOfConnection && board.value && next.seq <= board.value.seq) return;
    firstOfConnection = false;
    board.value = next;
    tempo.add(next.atMs, next.comments);
    order.offer(places.value.waiting);
    settle();
  }

  const closeStream = openStream({
    url: `/api/live/${encodeURIComponent(options.room)}`,
    on: {
      board: takeBoard,
      reply: (data) => {
        replies.value = withReply(replies.value, JSON.parse(data) as Reply);
      },
    },
    state: (state) => {
      connection.value = state;
      if (state !== 'live') firstOfConnection = true;
    },
    refused: options.refused,
    ...(options.source ? { source: options.source } : {}),
  });

  return {
    connection,
    board,
    places,
    waiting,
    waitingElsewhere,
    replies,
    tempo,
    hold: () => order.hold(),
    release: () => {
      order.release();
      settle();
    },
    close: () => {
      clearTimeout(settleTimer);
      closeStream();
    },
  };
}

export type LiveStore = ReturnType<typeof createLiveStore>;
