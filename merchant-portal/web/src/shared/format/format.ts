import type { Locale } from '@/shared/composables/preferences';

const tags: Record<Locale, string> = { zh: 'zh-CN', en: 'en-GB' };
const shown: Record<Locale, string> = { zh: 'zh-CN', en: 'en' };

/** A count as people read it: 12,345; from 100,000 on short, 12.3万 or 123K. */
export function formatCount(count: number, locale: Locale): string {
  if (Math.abs(count) < 100_000) return new Intl.NumberFormat(shown[locale]).format(count);
  return new Intl.NumberFormat(shown[locale], {
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(count);
}

/** Money from fen: ¥129, ¥59.90. */
export function formatMoney(fen: number, currency: string, locale: Locale): string {
  const whole = fen % 100 === 0;
  return new Intl.NumberFormat(shown[locale], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(fen / 100);
}

/** Fen of a price typed in yuan; null when it is no amount with at most two decimals. */
export function parseFen(text: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** Price in yuan as it is typed into a field. */
export function fenToText(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

/** Waiting time as a clock shows it: 0:07, 12:40, 1:02:09. Never negative. */
export function formatWait(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  return hours > 0
    ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}`
    : `${minutes}:${pad(seconds % 60)}`;
}

/** Clock time of today, with the date when it is another day. */
export function formatTime(atMs: number, nowMs: number, locale: Locale): string {
  const at = new Date(atMs);
  const clock = at.toLocaleTimeString(tags[locale], { hour12: false });
  if (at.toDateString() === new Date(nowMs).toDateString()) return clock;
  const day = at.toLocaleDateString(tags[locale], { month: 'short', day: 'numeric' });
  return `${day} ${clock}`;
}

/** Date and time, for histories. */
export function formatDateTime(atMs: number, locale: Locale): string {
  return new Date(atMs).toLocaleString(tags[locale], {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
}
