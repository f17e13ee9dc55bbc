import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEventSource } from '@/shared/api/fake-event-source';
import type { Board, Line, Reply } from './board';
import { createLiveStore, withReply, type LiveStore } from './live-store';

const aLine = (id: string, more: Partial<Line> = {}): Line => ({
  id,
  text: `question ${id}`,
  buyers: 1,
  comments: 1,
  sinceMs: 0,
  lastMs: 0,
  needsPerson: false,
  pinned: false,
  wordings: [],
  ...more,
});

const aBoard = (seq: number, clusters: Line[], more: Partial<Board> = {}): Board => ({
  merchant: 'apparel',
  room: 'room-1',
  seq,
  atMs: seq * 250,
  comments: seq,
  questions: 0,
  answered: 0,
  wanting: 0,
  rings: 0,
  held: 0,
  clusters,
  soldOut: [],
  alarms: [],
  warned: 0,
  muted: 0,
  blocked: 0,
  ...more,
});

const aReply = (actionId: string, status: Reply['status'], more: Partial<Reply> = {}): Reply => ({
  actionId,
  atMs: 0,
  text: `reply ${actionId}`,
  status,
  ...more,
});

describe('the live store', () => {
  let store: LiveStore;
  let sources: FakeEventSource[];
  const refused = vi.fn();
  const newest = () => sources[sources.length - 1] as FakeEventSource;
  const sendBoard = (board: Board) => newest().send('board', JSON.stringify(board));
  const sendReply = (reply: Reply) => newest().send('reply', JSON.stringify(reply));
  const waitingIds = () => store.waiting.value.map((line) => line.id);

  beforeEach(() => {
    vi.useFakeTimers();
    sources = [];
    refused.mockReset();
    store = createLiveStore({
      room: 'room 1/夜',
      refused,
      source: (url) => {
        const source = new FakeEventSource(url);
        sources.push(source);
        return source;
      },
    });
    newest().open();
  });
  afterEach(() => {
    store.close();
    vi.useRealTimers();
  });

  it('asks for its own room, whatever its name', () => {
    expect(newest().url).toBe(`/api/live/${encodeURIComponent('room 1/夜')}`);
  });

  it('parts lines: for the host, for a person, answered', () => {
    // When
    sendBoard(
      aBoard(1, [
        aLine('host', { buyers: 3 }),
        aLine('staff', { needsPerson: true }),
        aLine('bot', { answer: '包邮' }),
        aLine('staff-too', { needsPerson: true, answer: '稍等' }),
      ]),
    );

    // Then
    expect(waitingIds()).toEqual(['host']);
    expect(store.places.value.person.map((line) => line.id)).toEqual(['staff', 'staff-too']);
    expect(store.places.value.answered.map((line) => line.id)).toEqual(['bot']);
  });

  it('shows five lines and tells how many more wait', () => {
    // When
    sendBoard(
      aBoard(
        1,
        [1, 2, 3, 4, 5, 6, 7].map((n) => aLine(`c${n}`, { buyers: n * 10 })),
      ),
    );

    // Then
    expect(waitingIds()).toEqual(['c7', 'c6', 'c5', 'c4', 'c3']);
    expect(store.waitingElsewhere.value).toBe(2);
  });

  it('renews counts at once but moves lines half a second later', () => {
    // Given
    sendBoard(aBoard(1, [aLine('a', { buyers: 10 }), aLine('b', { buyers: 9 })]));

    // When
    sendBoard(aBoard(2, [aLine('a', { buyers: 10 }), aLine('b', { buyers: 50 })]));
    const atOnce = waitingIds();
    const count = store.waiting.value[1]?.buyers;
    vi.advanceTimersByTime(500);

    // Then
    expect(atOnce).toEqual(['a', 'b']);
    expect(count).toBe(50);
    expect(waitingIds()).toEqual(['b', 'a']);
  });

  it('drops a board that is older than the one on screen', () => {
    // Given
    sendBoard(aBoard(9, [aLine('new')]));

    // When
    sendBoard(aBoard(8, [aLine('old')]));

    // Then
    expect(store.board.value?.seq).toBe(9);
  });

  it('keeps the last state on screen while the connection is broken, and goes on after it', () => {
    // Given
    sendBoard(aBoard(5, [aLine('a')]));
    sendReply(aReply('r1', 'sent'));

    // When
    newest().breakOff();
    const state = store.connection.value;
    const kept = [waitingIds(), store.replies.value.length];
    newest().open();
    sendBoard(aBoard(6, [aLine('a', { buyers: 4 })]));

    // Then
    expect(state).toBe('reconnecting');
    expect(kept).toEqual([['a'], 1]);
    expect(store.connection.value).toBe('live');
    expect(store.waiting.value[0]?.buyers).toBe(4);
  });

  it('stays as it is when the resumed stream has nothing new to say', () => {
    // Given
    sendBoard(aBoard(5, [aLine('a')]));

    // When
    newest().breakOff();
    newest().open();

    // Then
    expect(store.connection.value).toBe('live');
    expect(waitingIds()).toEqual(['a']);
  });

  it('takes the first board of a new connection whatever its number', () => {
    // Given
    sendBoard(aBoard(500, [aLine('before')]));

    // When
    newest().refuse();
    vi.advanceTimersByTime(1_000);
    newest().open();
    sendBoard(aBoard(1, [aLine('after')]));
    vi.advanceTimersByTime(500);

    // Then
    expect(refused).toHaveBeenCalledTimes(1);
    expect(waitingIds()).toEqual(['after']);
  });

  it('updates a reply in its place when the same action comes again', () => {
    // Given
    sendReply(aReply('r1', 'sending'));
    sendReply(aReply('r2', 'sending'));

    // When
    sendReply(aReply('r1', 'refused', { reason: 'http_429' }));

    // Then
    expect(store.replies.value.map((reply) => [reply.actionId, reply.status])).toEqual([
      ['r2', 'sending'],
      ['r1', 'refused'],
    ]);
  });

  it('does not double the replies that come again after a reconnection', () => {
    // Given
    const last = [aReply('r1', 'sent'), aReply('r2', 'sent')];
    last.forEach(sendReply);

    // When
    newest().breakOff();
    newest().open();
    last.forEach(sendReply);

    // Then
    expect(store.replies.value).toHaveLength(2);
  });
});

describe('the list of replies', () => {
  it('has the newest first and ends after twenty', () => {
    // When
    const all = Array.from({ length: 25 }, (_, n) => aReply(`r${n}`, 'sent'));
    const kept = all.reduce<Reply[]>((list, reply) => withReply(list, reply), []);

    // Then
    expect(kept).toHaveLength(20);
    expect(kept[0]?.actionId).toBe('r24');
  });
});
