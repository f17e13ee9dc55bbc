import type { Effect, KeywordRule } from '../api/draft';
import { nextId } from './list-edit';

/** Why a pasted line makes no rule. */
export type PasteMistake = 'noSeparator' | 'noWords' | 'noReply' | 'unknownAction';

export type PastedLine =
  | { line: number; rule: KeywordRule; repeats: string[] }
  | { line: number; text: string; mistake: PasteMistake };

const ACTIONS: Record<string, Effect> = {
  转人工: 'ESCALATE',
  人工: 'ESCALATE',
  person: 'ESCALATE',
  escalate: 'ESCALATE',
  主播: 'HOST_FEED',
  给主播: 'HOST_FEED',
  host: 'HOST_FEED',
  隐藏: 'HIDE',
  hide: 'HIDE',
};

/** Left and right side of a line; the first of these that it holds parts it. */
const SEPARATORS: readonly RegExp[] = [/\t+/, /\s*(?:=>|＝>|→|⇒)\s*/, /\s+[|｜]\s+/];

interface Sides {
  words: string;
  outcome: string;
}

/** A single bar without spaces parts at its last occurrence, so that "a|b|答" works too. */
function partAtLastBar(text: string): Sides | null {
  const place = Math.max(text.lastIndexOf('|'), text.lastIndexOf('｜'));
  if (place < 0) return null;
  return { words: text.slice(0, place), outcome: text.slice(place + 1) };
}

function sidesOf(text: string): Sides | null {
  for (const separator of SEPARATORS) {
    const match = separator.exec(text);
    if (!match) continue;
    return {
      words: text.slice(0, match.index),
      outcome: text.slice(match.index + match[0].length),
    };
  }
  return partAtLastBar(text);
}

const ESCAPED_SLASH = '\u0000';

/** Words of one condition: parted by slash, bar or comma; `\/` is a slash inside a word. */
function split(text: string): string[] {
  const words = text
    .replaceAll('\\/', ESCAPED_SLASH)
    .split(/[/／|｜、,，]/)
    .map((word) => word.replaceAll(ESCAPED_SLASH, '/').trim());
  return [...new Set(words.filter((word) => word !== ''))];
}

/**
 * Conditions of the left side: "尺码/码数 +偏大 -退" = any of 尺码, 码数, and 偏大, and not 退. A plus
 * or minus counts only after a space, so that "A-1" stays a word.
 */
function conditions(text: string): Pick<KeywordRule, 'anyOf' | 'allOf' | 'noneOf'> {
  const found: Pick<KeywordRule, 'anyOf' | 'allOf' | 'noneOf'> = {
    anyOf: [],
    allOf: [],
    noneOf: [],
  };
  for (const piece of text.trim().split(/\s+(?=[+＋\-－]\S)|^(?=[+＋\-－]\S)/)) {
    if (/^[+＋]/.test(piece)) found.allOf.push(...split(piece.slice(1)));
    else if (/^[-－]/.test(piece)) found.noneOf.push(...split(piece.slice(1)));
    else found.anyOf.push(...split(piece));
  }
  return found;
}

/** "[转人工]" is an action; anything else is the reply as the buyer will read it. */
function outcomeOf(text: string): { action: Effect; reply: string } | PasteMistake {
  const reply = text.trim();
  const bracketed = /^[[【［]\s*(.+?)\s*[\]】］]$/.exec(reply);
  if (bracketed) {
    const action = ACTIONS[(bracketed[1] ?? '').toLowerCase()];
    return action ? { action, reply: '' } : 'unknownAction';
  }
  return reply === '' ? 'noReply' : { action: 'REPLY', reply };
}

function ruleOf(text: string, id: string): KeywordRule | PasteMistake {
  const sides = sidesOf(text);
  if (!sides) return 'noSeparator';
  const words = conditions(sides.words);
  if (words.anyOf.length + words.allOf.length === 0) return 'noWords';
  const outcome = outcomeOf(sides.outcome);
  return typeof outcome === 'string' ? outcome : { id, ...words, ...outcome };
}

/**
 * Reads rules from pasted text, one per line: `words | reply`. Empty lines and lines that start with
 * `#` are skipped. The reply is taken as it stands, with its placeholders and word slots.
 *
 * @param existing rules of the draft: new ids follow theirs, and a word that they already have is
 *     named in `repeats`
 */
export function parsePastedRules(text: string, existing: readonly KeywordRule[]): PastedLine[] {
  const known = new Set(existing.flatMap((rule) => rule.anyOf.map(fold)));
  const rules: KeywordRule[] = [...existing];
  const lines: PastedLine[] = [];
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const content = raw.replace(/^\uFEFF/, '').trim();
    if (content === '' || content.startsWith('#')) return;
    const rule = ruleOf(content, nextId(rules, 'K'));
    if (typeof rule === 'string') {
      lines.push({ line: index + 1, text: content, mistake: rule });
      return;
    }
    rules.push(rule);
    lines.push({ line: index + 1, rule, repeats: rule.anyOf.filter((w) => known.has(fold(w))) });
    for (const word of rule.anyOf) known.add(fold(word));
  });
  return lines;
}

function fold(word: string): string {
  return word.normalize('NFKC').toLowerCase();
}
