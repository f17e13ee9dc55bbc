import { ApiProblem, NO_ANSWER, type ProblemDocument } from './problem';

/** What the client needs to know about the signed-in person; set once by the app. */
export interface ClientContext {
  /** Value of the header `X-CSRF-Token`; null when nobody is signed in. */
  csrf: () => string | null;
  /** Value of `Accept-Language`. */
  language: () => string;
  /** Called when the server no longer knows the session. */
  signedOut: () => void;
  /** Asks the server for a fresh token; resolves to false when it did not change. */
  renewCsrf: () => Promise<boolean>;
}

let context: ClientContext = {
  csrf: () => null,
  language: () => 'zh',
  signedOut: () => undefined,
  renewCsrf: () => Promise.resolve(false),
};

export function configureClient(next: ClientContext): void {
  context = next;
}

/** For answers that say it in another way than by status 401. */
export function tellSignedOut(): void {
  context.signedOut();
}

export interface RequestOptions {
  signal?: AbortSignal;
  timeoutMs?: number;
  /** Answers 401 as a problem only, without telling the app that the session ended. */
  keepSession?: boolean;
}

type Query = Record<string, string | number | boolean | null | undefined>;

const DEFAULT_TIMEOUT_MS = 15_000;

/** Adds the parameters that have a value. */
export function withQuery(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

async function send(
  method: string,
  path: string,
  body: unknown,
  options: RequestOptions,
): Promise<Response> {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': context.language(),
  };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const csrf = context.csrf();
  if (method !== 'GET' && csrf !== null) headers['X-CSRF-Token'] = csrf;
  const timeout = AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  try {
    return await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiProblem(NO_ANSWER, {});
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  let document: ProblemDocument = {};
  if ((response.headers.get('content-type') ?? '').includes('json')) {
    try {
      const parsed: unknown = await response.json();
      if (parsed !== null && typeof parsed === 'object') document = parsed;
    } catch {
      // A broken body says no more than the status does.
    }
  }
  return new ApiProblem(response.status, document);
}

async function valueOf<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch {
    throw new ApiProblem(response.status, {});
  }
}

async function request<T>(
  method: string,
  path: string,
  body: unknown,
  options: RequestOptions,
): Promise<T> {
  let response = await send(method, path, body, options);
  if (response.status === 403 && method !== 'GET' && (await context.renewCsrf())) {
    response = await send(method, path, body, options);
  }
  if (response.ok) return valueOf<T>(response);
  const problem = await problemOf(response);
  if (problem.status === 401 && !options.keepSession) context.signedOut();
  throw problem;
}

/**
 * The one way to the portal's HTTP API. Every call resolves to the parsed answer or rejects with an
 * {@link ApiProblem}; a call whose own signal was aborted rejects with the signal's reason.
 */
export const api = {
  get: <T>(path: string, options: RequestOptions = {}) =>
    request<T>('GET', path, undefined, options),
  post: <T>(path: string, body: unknown, options: RequestOptions = {}) =>
    request<T>('POST', path, body, options),
  put: <T>(path: string, body: unknown, options: RequestOptions = {}) =>
    request<T>('PUT', path, body, options),
  delete: (path: string, options: RequestOptions = {}) =>
    request<undefined>('DELETE', path, undefined, options),
};
