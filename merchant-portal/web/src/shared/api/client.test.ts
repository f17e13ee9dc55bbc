import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { api, configureClient, withQuery } from './client';
import { ApiProblem, NO_ANSWER } from './problem';

const json = (status: number, body: unknown, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });
const problemJson = (status: number, body: unknown) =>
  json(status, body, 'application/problem+json');

describe('the API client', () => {
  const fetched = vi.fn<typeof fetch>();
  const signedOut = vi.fn();
  const renewCsrf = vi.fn<() => Promise<boolean>>();
  let csrf: string | null = 'token-1';

  beforeEach(() => {
    fetched.mockReset();
    signedOut.mockReset();
    renewCsrf.mockReset().mockResolvedValue(false);
    csrf = 'token-1';
    vi.stubGlobal('fetch', fetched);
    configureClient({ csrf: () => csrf, language: () => 'zh-CN', signedOut, renewCsrf });
  });
  afterEach(() => vi.unstubAllGlobals());

  const headersOf = (call: number) =>
    (fetched.mock.calls[call]?.[1]?.headers ?? {}) as Record<string, string>;
  const failureOf = async (call: Promise<unknown>): Promise<ApiProblem> => {
    const failure: unknown = await call.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiProblem);
    return failure as ApiProblem;
  };

  it('sends the token with unsafe methods only, and the language always', async () => {
    // Given
    fetched.mockImplementation(() => Promise.resolve(json(200, {})));

    // When
    await api.get('/api/draft');
    await api.put('/api/draft/faq', { revision: 1 });

    // Then
    expect(headersOf(0)).not.toHaveProperty('X-CSRF-Token');
    expect(headersOf(1)['X-CSRF-Token']).toBe('token-1');
    expect(headersOf(0)['Accept-Language']).toBe('zh-CN');
  });

  it('turns a problem document into a problem with its field and words', async () => {
    // Given
    fetched.mockResolvedValue(
      problemJson(400, { title: '有一项填得不对', detail: '不能为空', field: 'items[3].reply' }),
    );

    // When
    const failure = await failureOf(api.put('/api/draft/keywordRules', {}));

    // Then
    expect(failure.status).toBe(400);
    expect(failure.field).toBe('reply');
    expect(failure.message).toBe('不能为空');
    expect(failure.problems).toEqual([]);
  });

  it('keeps only the status of an answer that is no problem document', async () => {
    // Given
    fetched.mockResolvedValue(new Response('<h1>Bad gateway</h1>', { status: 502 }));

    // When
    const failure = await failureOf(api.get('/api/rooms'));

    // Then
    expect(failure.status).toBe(502);
    expect(failure.document).toEqual({});
  });

  it('keeps only the status when the body says JSON and is not', async () => {
    // Given
    fetched.mockResolvedValue(
      new Response('{', { status: 500, headers: { 'content-type': 'application/problem+json' } }),
    );

    // When
    const failure = await failureOf(api.get('/api/rooms'));

    // Then
    expect(failure.status).toBe(500);
  });

  it('tells a server that cannot be reached from one that refuses', async () => {
    // Given
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));

    // When
    const failure = await failureOf(api.get('/api/rooms'));

    // Then
    expect(failure.status).toBe(NO_ANSWER);
  });

  it('tells the app when the session has ended, but not while signing in', async () => {
    // Given
    fetched.mockImplementation(() => Promise.resolve(problemJson(401, {})));

    // When
    await failureOf(api.post('/api/session', {}, { keepSession: true }));
    const afterSignIn = signedOut.mock.calls.length;
    await failureOf(api.get('/api/draft'));

    // Then
    expect(afterSignIn).toBe(0);
    expect(signedOut).toHaveBeenCalledTimes(1);
  });

  it('tries once more with a fresh token when the old one was refused', async () => {
    // Given
    fetched.mockResolvedValueOnce(problemJson(403, {})).mockResolvedValueOnce(json(200, { ok: 1 }));
    renewCsrf.mockImplementation(() => {
      csrf = 'token-2';
      return Promise.resolve(true);
    });

    // When
    const answer = await api.post('/api/try', {});

    // Then
    expect(answer).toEqual({ ok: 1 });
    expect(headersOf(1)['X-CSRF-Token']).toBe('token-2');
  });

  it('does not try again when the token did not change', async () => {
    // Given
    fetched.mockResolvedValue(problemJson(403, {}));

    // When
    const failure = await failureOf(api.post('/api/try', {}));

    // Then
    expect(failure.status).toBe(403);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('resolves to nothing when the server has nothing to say', async () => {
    // Given
    fetched.mockResolvedValue(new Response(null, { status: 204 }));

    // When
    const answer = await api.delete('/api/products/LY-1');

    // Then
    expect(answer).toBeUndefined();
  });

  it('lets an aborted call fail with the reason of its own signal', async () => {
    // Given
    const abort = new AbortController();
    fetched.mockImplementation(() => {
      abort.abort(new Error('left the page'));
      return Promise.reject(new Error('left the page'));
    });

    // When
    const failure: unknown = await api
      .get('/api/rooms', { signal: abort.signal })
      .catch((error: unknown) => error);

    // Then
    expect(failure).not.toBeInstanceOf(ApiProblem);
  });

  it('leaves out query parameters without a value', () => {
    expect(withQuery('/api/decisions', { q: '多少钱', room: '', before: null, limit: 50 })).toBe(
      `/api/decisions?q=${encodeURIComponent('多少钱')}&limit=50`,
    );
    expect(withQuery('/api/rooms', {})).toBe('/api/rooms');
  });
});
