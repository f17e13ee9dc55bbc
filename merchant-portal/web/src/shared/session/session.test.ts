import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { configureClient } from '@/shared/api/client';
import { checkSession, loadSession, session, setSession, type Session } from './session';

const demo: Session = {
  user: 'demo',
  merchant: 'apparel',
  merchantName: '鹿与鲸',
  csrf: 'token-1',
  mustChangePassword: false,
};

describe('the session', () => {
  const fetched = vi.fn<typeof fetch>();
  const signedOut = vi.fn();
  const answers = (body: unknown) =>
    fetched.mockResolvedValue(
      new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }),
    );

  beforeEach(() => {
    fetched.mockReset();
    signedOut.mockReset();
    setSession(null);
    vi.stubGlobal('fetch', fetched);
    configureClient({
      csrf: () => null,
      language: () => 'zh-CN',
      signedOut,
      renewCsrf: () => Promise.resolve(false),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is what the server answers', async () => {
    // Given
    answers(demo);

    // When
    const found = await loadSession();

    // Then
    expect(found).toEqual(demo);
    expect(session.value).toEqual(demo);
  });

  it('is nobody when the server names no user', async () => {
    // Given
    setSession(demo);
    answers({ user: null });

    // When
    const found = await loadSession();

    // Then
    expect(found).toBeNull();
    expect(session.value).toBeNull();
    expect(signedOut).not.toHaveBeenCalled();
  });

  it('that ended meanwhile is told to the app', async () => {
    // Given
    setSession(demo);
    answers({ user: null });

    // When
    await checkSession();

    // Then
    expect(signedOut).toHaveBeenCalledOnce();
  });

  it('stays what it was while the server cannot be reached', async () => {
    // Given
    setSession(demo);
    fetched.mockRejectedValue(new TypeError('no network'));

    // When
    await checkSession();

    // Then
    expect(session.value).toEqual(demo);
    expect(signedOut).not.toHaveBeenCalled();
  });
});
