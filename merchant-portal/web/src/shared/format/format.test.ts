import { describe, expect, it } from 'vitest';
import { fenToText, formatCount, formatMoney, formatWait, parseFen } from './format';

describe('what people read', () => {
  it.each([
    [7, '7'],
    [12_345, '12,345'],
    [99_999, '99,999'],
    [123_456, '12.3万'],
  ])('count %i is %s', (count, words) => {
    expect(formatCount(count, 'zh')).toBe(words);
  });

  it.each([
    [12_900, '¥129'],
    [5_990, '¥59.90'],
    [1, '¥0.01'],
  ])('%i fen is %s', (fen, words) => {
    expect(formatMoney(fen, 'CNY', 'zh')).toBe(words);
  });

  it.each([
    [-5, '0:00'],
    [7_000, '0:07'],
    [760_000, '12:40'],
    [3_729_000, '1:02:09'],
  ])('a wait of %i ms is %s', (ms, words) => {
    expect(formatWait(ms)).toBe(words);
  });
});

describe('a price as it is typed', () => {
  it.each([
    ['129', 12_900],
    [' 59.9 ', 5_990],
    ['0.07', 7],
    ['1.005', null],
    ['-1', null],
    ['¥5', null],
    ['', null],
  ])('%s', (text, fen) => {
    expect(parseFen(text)).toBe(fen);
  });

  it('comes back as it went in', () => {
    for (const fen of [0, 7, 100, 1_990, 12_900]) expect(parseFen(fenToText(fen))).toBe(fen);
  });
});
