import { describe, expect, it } from 'vitest';
import { calmOrder, StillOrder } from './calm-order';

const lines = (counts: Record<string, number>) =>
  Object.entries(counts).map(([id, buyers]) => ({ id, buyers }));

describe('the calm order', () => {
  it('ranks lines that are new by their buyers', () => {
    expect(calmOrder([], lines({ a: 3, b: 9, c: 5 }))).toEqual(['b', 'c', 'a']);
  });

  it('keeps a line in its place while another has only a little more', () => {
    expect(calmOrder(['a', 'b'], lines({ a: 100, b: 109 }))).toEqual(['a', 'b']);
  });

  it('lets a line pass that has clearly more', () => {
    expect(calmOrder(['a', 'b', 'c'], lines({ a: 100, b: 90, c: 111 }))).toEqual(['c', 'a', 'b']);
  });

  it('lets lines that are gone leave without moving the others about', () => {
    expect(calmOrder(['a', 'b', 'c'], lines({ a: 10, c: 10.5 }))).toEqual(['a', 'c']);
  });

  it('puts a new line below those with about as many buyers', () => {
    expect(calmOrder(['a', 'b'], lines({ new: 51, a: 80, b: 50 }))).toEqual(['a', 'b', 'new']);
  });

  it('is stable: applied again it changes nothing', () => {
    const some = lines({ a: 13, b: 12, c: 40, d: 39, e: 2, f: 41 });
    const once = calmOrder(['e', 'a', 'd'], some);
    expect(calmOrder(once, some)).toEqual(once);
  });
});

describe('the still order', () => {
  it('moves at most twice a second, however often lines come', () => {
    // Given
    let now = 0;
    let moves = 0;
    let last = '';
    const order = new StillOrder(5, () => now);

    // When: for ten seconds the lead changes a hundred times a second
    for (let step = 0; step < 1_000; step++) {
      now = step * 10;
      const a = step % 2 === 0 ? 100 : 10;
      order.offer(lines({ a, b: 110 - a, c: 50 }));
      order.settle();
      const shown = order.shown.join();
      if (shown !== last) moves++;
      last = shown;
    }

    // Then
    expect(moves).toBeGreaterThan(2);
    expect(moves).toBeLessThanOrEqual(21);
  });

  it('says when to look again, and then shows the newest wish', () => {
    // Given
    let now = 1_000;
    const order = new StillOrder(5, () => now);
    order.offer(lines({ a: 10 }));
    order.settle();

    // When
    now = 1_200;
    order.offer(lines({ a: 10, b: 90 }));
    const again = order.settle();
    const meanwhile = [...order.shown];
    now += again ?? 0;
    const done = order.settle();

    // Then
    expect(again).toBe(300);
    expect(meanwhile).toEqual(['a']);
    expect(done).toBe(0);
    expect(order.shown).toEqual(['b', 'a']);
  });

  it('does not move under a finger', () => {
    // Given
    let now = 0;
    const order = new StillOrder(5, () => now);
    order.offer(lines({ a: 10 }));
    order.settle();
    order.hold();

    // When
    now = 5_000;
    order.offer(lines({ a: 10, b: 90 }));
    const held = order.settle();
    const under = [...order.shown];
    order.release();
    order.settle();

    // Then
    expect(held).toBeNull();
    expect(under).toEqual(['a']);
    expect(order.shown).toEqual(['b', 'a']);
  });

  it('shows five lines and no more', () => {
    const order = new StillOrder(5, () => 0);
    order.offer(lines({ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7 }));
    order.settle();
    expect(order.shown).toEqual(['g', 'f', 'e', 'd', 'c']);
  });
});
