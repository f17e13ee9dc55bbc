/** One step of an explanation; `words` is the sentence in the user's language. */
export interface TraceStep {
  code: string;
  facts: Record<string, string>;
  words: string;
}

export const DISPOSITIONS = [
  'ANSWERED',
  'JOINED',
  'HANDED_OVER',
  'HIDDEN',
  'SUPPRESSED',
  'IGNORED',
  'RECORDED',
  'APPLIED',
] as const;

export type Disposition = (typeof DISPOSITIONS)[number];

/** How far a reply has come. */
export type DeliveryStatus =
  'sending' | 'sent' | 'refused' | 'uncertain' | 'stale' | 'expired' | 'withdrawn';
