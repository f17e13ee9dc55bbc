import { api, withQuery } from '@/shared/api/client';

export interface InsightPoint {
  atMs: number;
  comments: number;
  questions: number;
  answered: number;
}

export interface HotQuestion {
  room: string;
  cluster: {
    id: string;
    text: string;
    buyers: number;
    comments: number;
    needsPerson: boolean;
    answered: boolean;
  };
}

export interface InsightReport {
  fromMs: number;
  toMs: number;
  figures: Record<string, number>;
  /** Followed questions whose buyer did nothing that tells in the time allowed. */
  silent: number;
  /** Followed questions whose buyer has still time. */
  open: number;
  /** Questions asked before this had all their time. */
  settledToMs: number;
  followUpMs: number;
  waits: {
    halfWithinMs: number | null;
    nineInTenWithinMs: number | null;
    replies: number;
  } | null;
  rulings: { disposition: string; reason: string; count: number }[];
  answers: { answerId: string; count: number }[];
  hot: HotQuestion[];
  stepMs: number;
  series: InsightPoint[];
  rooms: string[];
}

export const getInsight = (room: string, fromMs: number, toMs: number) =>
  api.get<InsightReport>(withQuery('/api/insight', { room, from: fromMs, to: toMs }));
