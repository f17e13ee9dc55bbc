import { api } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';

export const EFFECTS = ['REPLY', 'ESCALATE', 'HOST_FEED', 'HIDE'] as const;
export type Effect = (typeof EFFECTS)[number];

/** The first rule that matches wins; `reply` is used with effect REPLY only. */
export interface KeywordRule {
  id: string;
  anyOf: string[];
  allOf: string[];
  noneOf: string[];
  action: Effect;
  reply: string;
}

export interface FaqEntry {
  id: string;
  question: string;
  similar: string[];
  answer: string;
}

export interface SizeRow {
  sku: string;
  size: string;
  heightMinCm: number;
  heightMaxCm: number;
  weightMinJin: number;
  weightMaxJin: number;
}

export interface Policy {
  /** 0 to 1. */
  faqThreshold: number;
  coolDownMs: number;
  questionExpiryMs: number;
  actionExpiryMs: number;
  factAgeMs: number;
  /** Ways to answer a comment in a room, the first choice first; absent in older drafts. */
  channels?: ('PUBLIC_REPLY' | 'OVERLAY' | 'PRIVATE_REPLY' | 'DM')[];
}

export interface Draft {
  /** Goes back with every save; the server refuses a save that is based on an older one. */
  revision: number;
  publishedVersion?: number | null;
  /** True when the draft differs from what is published. */
  changed: boolean;
  keywordRules: KeywordRule[];
  faq: FaqEntry[];
  sizeChart: SizeRow[];
  policy: Policy;
  problems: Problem[];
}

export interface Saved {
  revision: number;
  changed: boolean;
  problems: Problem[];
}

export interface Release {
  number: number;
  version: number;
  atMs: number;
  by: string;
  stable: number | boolean;
}

/** The parts of the draft that people edit, with what they hold. */
export interface DraftParts {
  keywordRules: KeywordRule[];
  faq: FaqEntry[];
  policy: Policy;
}

export const getDraft = () => api.get<Draft>('/api/draft');

/** Rejects with 409 when someone saved in between, 400 when a field is wrong. */
export function putPart<P extends keyof DraftParts>(
  part: P,
  revision: number,
  value: DraftParts[P],
): Promise<Saved> {
  const body = part === 'policy' ? { revision, policy: value } : { revision, items: value };
  return api.put<Saved>(`/api/draft/${part}`, body);
}

/** Rejects with 409 when someone saved in between, 422 when errors remain. */
export const publishDraft = (revision: number) =>
  api.post<{ version: number; release: number }>('/api/draft/publish', { revision });

export const getReleases = () => api.get<Release[]>('/api/releases');
