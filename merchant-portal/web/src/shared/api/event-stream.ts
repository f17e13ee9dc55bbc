/** `live` = open; `reconnecting` = was open or is being opened again; `opening` = never open yet. */
export type StreamState = 'opening' | 'live' | 'reconnecting';

/** What is used of the browser's EventSource, so that tests can bring their own. */
export interface EventSourceLike {
  readonly readyState: number;
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface StreamOptions {
  url: string;
  /** Called with the data of each named event. */
  on: Record<string, (data: string) => void>;
  state: (state: StreamState) => void;
  /** Called when the server refused the stream; the browser would not try again by itself. */
  refused: () => void;
  source?: (url: string) => EventSourceLike;
}

const CLOSED = 2;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;
/** A stream without an event for so long may hang on a dead connection: it is opened again. */
const SILENCE_MS = 60_000;
/** After sleep of the device the connection is doubted earlier. */
const SILENCE_AFTER_SLEEP_MS = 15_000;

/**
 * Keeps one event stream open until it is closed. While the connection only breaks, the browser
 * resumes it with `Last-Event-ID`; when the server refuses it, or nothing was heard for a minute, or
 * the network comes back, a new one is opened: the server then sends the whole state again.
 *
 * @returns a function that closes the stream for good
 */
export function openStream(options: StreamOptions): () => void {
  const create = options.source ?? ((url: string) => new EventSource(url));
  let source: EventSourceLike | null = null;
  let retryMs = FIRST_RETRY_MS;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let heardAtMs = Date.now();
  let everLive = false;

  const heard = () => {
    heardAtMs = Date.now();
  };
  const broken = () => {
    options.state(everLive ? 'reconnecting' : 'opening');
  };

  const open = () => {
    clearTimeout(retry);
    source?.close();
    heard();
    const opened = create(options.url);
    source = opened;
    opened.onopen = () => {
      if (source !== opened) return;
      heard();
      everLive = true;
      retryMs = FIRST_RETRY_MS;
      options.state('live');
    };
    opened.onerror = () => {
      if (source !== opened) return;
      broken();
      if (opened.readyState !== CLOSED) return;
      options.refused();
      retry = setTimeout(open, retryMs);
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    };
    for (const [type, listener] of Object.entries(options.on)) {
      opened.addEventListener(type, (event) => {
        if (source !== opened) return;
        heard();
        listener(event.data);
      });
    }
  };

  const doubtAfter = (silenceMs: number) => {
    if (Date.now() - heardAtMs >= silenceMs) open();
  };
  const watchdog = setInterval(() => doubtAfter(SILENCE_MS), 5_000);
  const onVisible = () => {
    if (document.visibilityState === 'visible') doubtAfter(SILENCE_AFTER_SLEEP_MS);
  };
  window.addEventListener('online', open);
  window.addEventListener('offline', broken);
  document.addEventListener('visibilitychange', onVisible);
  options.state('opening');
  open();

  return () => {
    clearTimeout(retry);
    clearInterval(watchdog);
    window.removeEventListener('online', open);
    window.removeEventListener('offline', broken);
    document.removeEventListener('visibilitychange', onVisible);
    source?.close();
    source = null;
  };
}
