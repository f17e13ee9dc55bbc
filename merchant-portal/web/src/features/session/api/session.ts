import { api } from '@/shared/api/client';
import type { Session } from '@/shared/session/session';

/** Rejects with status 401 when the password is wrong, 429 after too many attempts. */
export const signIn = (user: string, password: string) =>
  api.post<Session>('/api/session', { user, password }, { keepSession: true });

/** Rejects with status 422 when the new password is too weak. */
export const changePassword = (current: string, next: string) =>
  api.put<undefined>('/api/session/password', { current, new: next }, { keepSession: true });
