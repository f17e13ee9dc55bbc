interface Identified {
  id: string;
}

/** Replaces the item with this id; an item that is gone, or new, goes to the end. */
export function withItem<T extends Identified>(items: readonly T[], item: T): T[] {
  const place = items.findIndex((known) => known.id === item.id);
  return place < 0 ? [...items, item] : items.with(place, item);
}

export function withoutItem<T extends Identified>(items: readonly T[], id: string): T[] {
  return items.filter((item) => item.id !== id);
}

/** Moves the item by so many places, as far as the list goes. */
export function withMoved<T extends Identified>(items: readonly T[], id: string, by: number): T[] {
  const from = items.findIndex((item) => item.id === id);
  const moved = items[from];
  if (!moved) return [...items];
  const rest = items.filter((item) => item.id !== id);
  const to = Math.max(0, Math.min(rest.length, from + by));
  return rest.toSpliced(to, 0, moved);
}

/**
 * The next free id in the shop's own way of counting: after K01 … K09 comes K10.
 *
 * @param prefix used while there is no item whose id is letters and a number
 */
export function nextId(items: readonly Identified[], prefix: string): string {
  let letters = prefix;
  let highest = 0;
  let width = 2;
  for (const { id } of items) {
    const match = /^(\D*?)(\d{1,9})$/.exec(id);
    if (!match) continue;
    const number = Number(match[2]);
    if (number < highest) continue;
    highest = number;
    letters = match[1] ?? prefix;
    width = match[2]?.length ?? 2;
  }
  return letters + String(highest + 1).padStart(width, '0');
}

/** Splits pasted words: by comma, enumeration comma, slash, bar, semicolon or line. */
export function splitWords(text: string): string[] {
  const words = text.split(/[,，、/|｜;；\n\t]+/).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))];
}
