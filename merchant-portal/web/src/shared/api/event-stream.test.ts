import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEventSource } from './fake-event-source';
import { openStream, type StreamState } from './event-stream';

describe('an event stream', () => {
  let states: StreamState[];
  let sources: FakeEventSource[];
  let close: () => void;
  const refused = vi.fn();
  const board = vi.fn();
  const newest = () => sources[sources.length - 1] as FakeEventSource;

  beforeEach(() => {
    vi.useFakeTimers();
    states = [];
    sources = [];
    refused.mockReset();
    board.mockReset();
    close = openStream({
      url: '/api/live/room-1',
      on: { board },
      state: (state) => states.push(state),
      refused,
      source: (url) => {
        const source = new FakeEventSource(url);
        sources.push(source);
        return source;
      },
    });
  });
  afterEach(() => {
    close();
    vi.useRealTimers();
  });

  it('leaves a broken connection to the browser, which resumes it by itself', () => {
    // Given
    newest().open();

    // When
    newest().breakOff();
    newest().open();
    newest().send('board', '{}');

    // Then
    expect(states).toEqual(['opening', 'live', 'reconnecting', 'live']);
    expect(sources).toHaveLength(1);
    expect(board).toHaveBeenCalledTimes(1);
  });

  it('opens a new stream after a refusal, later each time, and asks about the session', () => {
    // Given
    newest().open();

    // When
    newest().refuse();
    vi.advanceTimersByTime(1_000);
    newest().refuse();
    vi.advanceTimersByTime(1_999);
    const early = sources.length;
    vi.advanceTimersByTime(1);

    // Then
    expect(early).toBe(2);
    expect(sources).toHaveLength(3);
    expect(refused).toHaveBeenCalledTimes(2);
    expect(states[states.length - 1]).toBe('reconnecting');
  });

  it('starts with short waits again once it was open', () => {
    // Given
    newest().refuse();
    vi.advanceTimersByTime(1_000);
    newest().refuse();
    vi.advanceTimersByTime(2_000);
    newest().open();

    // When
    newest().refuse();
    vi.advanceTimersByTime(1_000);

    // Then
    expect(sources).toHaveLength(4);
  });

  it('doubts a connection that is silent for a minute', () => {
    // Given
    newest().open();
    vi.advanceTimersByTime(55_000);
    newest().send('board', '{}');

    // When
    vi.advanceTimersByTime(55_000);
    const before = sources.length;
    vi.advanceTimersByTime(10_000);

    // Then
    expect(before).toBe(1);
    expect(sources).toHaveLength(2);
    expect(sources[0]?.closed).toBe(true);
  });

  it('opens at once when the network is back', () => {
    // Given
    newest().open();

    // When
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));

    // Then
    expect(states).toEqual(['opening', 'live', 'reconnecting']);
    expect(sources).toHaveLength(2);
  });

  it('is quiet once it was closed', () => {
    // Given
    newest().open();
    newest().refuse();

    // When
    close();
    vi.advanceTimersByTime(120_000);
    window.dispatchEvent(new Event('online'));

    // Then
    expect(sources).toHaveLength(1);
    expect(newest().closed).toBe(true);
  });
});
