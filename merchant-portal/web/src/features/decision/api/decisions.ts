import { api, withQuery } from '@/shared/api/client';
import type { DeliveryStatus, Disposition, TraceStep } from '@/shared/api/trace';

export interface DecisionReply {
  actionId: string;
  text: string | null;
  status: DeliveryStatus;
  reason?: string | null;
}

export interface Decision {
  /** `partition@offset#n` of the record; unique. */
  source: string;
  atMs: number;
  room?: string | null;
  kind: string;
  /** Null for records that nobody said, and after the text was erased. */
  text?: string | null;
  buyer?: string | null;
  disposition: Disposition;
  reason: string;
  question: boolean;
  sku?: string | null;
  answerId?: string | null;
  ruleSetVersion?: number | null;
  trace: TraceStep[];
  replies: DecisionReply[];
}

export interface DecisionPage {
  items: Decision[];
  next?: string | null;
}

export interface DecisionFilter {
  disposition: string;
  room: string;
  q: string;
}

/** What a link narrows the log to, beside the filter: see `/api/decisions` for the values. */
export const SCOPE = ['said', 'by', 'next', 'reason', 'answer', 'from', 'to'] as const;
export type DecisionScope = Partial<Record<(typeof SCOPE)[number], string>>;

const PAGE_SIZE = 50;

/** A page of the log, newest first; `before` is the cursor that the former page gave. */
export const getDecisions = (filter: DecisionFilter, scope: DecisionScope, before: string | null) =>
  api.get<DecisionPage>(
    withQuery('/api/decisions', { ...filter, ...scope, before, limit: PAGE_SIZE }),
  );
