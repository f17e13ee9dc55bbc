import { describe, expect, it } from 'vitest';
import { nextId, splitWords, withItem, withMoved, withoutItem } from './list-edit';

const ids = (...all: string[]) => all.map((id) => ({ id }));

describe('editing a list', () => {
  it('replaces an item in its place and adds a new one at the end', () => {
    const items = [
      { id: 'a', n: 1 },
      { id: 'b', n: 1 },
    ];
    expect(withItem(items, { id: 'a', n: 2 })[0]).toEqual({ id: 'a', n: 2 });
    expect(withItem(items, { id: 'c', n: 3 })).toHaveLength(3);
  });

  it.each([
    ['b', -1, 'b,a,c'],
    ['b', 1, 'a,c,b'],
    ['c', Number.NEGATIVE_INFINITY, 'c,a,b'],
    ['a', -1, 'a,b,c'],
    ['gone', 1, 'a,b,c'],
  ])('moves %s by %d', (id, by, expected) => {
    expect(
      withMoved(ids('a', 'b', 'c'), id, by)
        .map((item) => item.id)
        .join(),
    ).toBe(expected);
  });

  it('takes an item away', () => {
    expect(withoutItem(ids('a', 'b'), 'a')).toEqual(ids('b'));
  });

  it.each([
    [[], 'K01'],
    [['K01', 'K09'], 'K10'],
    [['K99'], 'K100'],
    [['A21', 'A03'], 'A22'],
    [['welcome'], 'K01'],
  ])('after %j comes %s', (known, next) => {
    expect(nextId(ids(...known), 'K')).toBe(next);
  });

  it('splits pasted words at whatever people part them with', () => {
    expect(splitWords('开衫，小香风、毛衣/外套|外套\n针织')).toEqual([
      '开衫',
      '小香风',
      '毛衣',
      '外套',
      '针织',
    ]);
  });
});
