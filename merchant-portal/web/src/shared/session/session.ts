import { computed, readonly, ref } from 'vue';
import { api, tellSignedOut } from '@/shared/api/client';

export interface Session {
  user: string;
  merchant: string;
  merchantName: string;
  csrf: string;
  mustChangePassword: boolean;
}

const current = ref<Session | null>(null);
let loading: Promise<Session | null> | null = null;
let loaded = false;

/** The signed-in person; null when nobody is, or when it is not known yet. */
export const session = readonly(current);
export const signedIn = computed(() => current.value !== null);

export function setSession(next: Session | null): void {
  current.value = next;
  loaded = true;
}

async function fetchSession(): Promise<Session | null> {
  const answer = await api.get<Session | { user: null }>('/api/session');
  return answer.user === null ? null : answer;
}

/** Asks the server who is signed in; null = nobody. Rejects when the server cannot be reached. */
export async function loadSession(): Promise<Session | null> {
  setSession(await fetchSession());
  return current.value;
}

/** Like {@link loadSession}, but asks only once. */
export function ensureSession(): Promise<Session | null> {
  if (loaded) return Promise.resolve(current.value);
  loading ??= loadSession().finally(() => {
    loading = null;
  });
  return loading;
}

/** Asks again after the server refused something; a session that ended leads to the sign-in page. */
export async function checkSession(): Promise<void> {
  try {
    const found = await fetchSession();
    if (found) setSession(found);
    else tellSignedOut();
  } catch {
    // Who asked tries again.
  }
}
