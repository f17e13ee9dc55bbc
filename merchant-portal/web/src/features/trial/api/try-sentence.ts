import { api } from '@/shared/api/client';
import type { Disposition, TraceStep } from '@/shared/api/trace';

export interface TryQuestion {
  text: string;
  kind: 'COMMENT' | 'DM';
  /** Link number of the item on show, null when there is none. */
  onShowLink: number | null;
  source: 'draft' | 'published';
}

export interface TryAnswer {
  disposition: Disposition;
  reason: string;
  question: boolean;
  sku?: string | null;
  productName?: string | null;
  answerId?: string | null;
  /** What the buyer would read; absent when nothing would be sent. */
  reply?: string | null;
  facts: { sku: string; field: string; value: string }[];
  trace: TraceStep[];
}

/** What the desk would do with one sentence; nothing is sent and nothing is remembered. */
export const trySentence = (question: TryQuestion) => api.post<TryAnswer>('/api/try', question);
