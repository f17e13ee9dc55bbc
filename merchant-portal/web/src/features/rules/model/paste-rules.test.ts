import { describe, expect, it } from 'vitest';
import type { KeywordRule } from '../api/draft';
import { parsePastedRules } from './paste-rules';

const aRule = (id: string, anyOf: string[]): KeywordRule => ({
  id,
  anyOf,
  allOf: [],
  noneOf: [],
  action: 'REPLY',
  reply: '好',
});

function only(text: string, existing: KeywordRule[] = []) {
  const lines = parsePastedRules(text, existing);
  expect(lines).toHaveLength(1);
  const line = lines[0];
  return line && 'rule' in line ? line.rule : line;
}

describe('pasted rules', () => {
  it('have synonyms on the left and the reply on the right', () => {
    expect(only('音响/音箱/低音炮 | 在142号链接')).toEqual({
      id: 'K01',
      anyOf: ['音响', '音箱', '低音炮'],
      allOf: [],
      noneOf: [],
      action: 'REPLY',
      reply: '在142号链接',
    });
  });

  it.each([
    ['a tab, as from a spreadsheet', '音响/音箱\t在这里'],
    ['an arrow', '音响/音箱 => 在这里'],
    ['a Chinese arrow', '音响/音箱 → 在这里'],
    ['a full-width bar', '音响、音箱 ｜ 在这里'],
    ['a bar without spaces', '音响/音箱|在这里'],
    ['the last of several bars', '音响|音箱|在这里'],
  ])('are parted by %s', (_, text) => {
    expect(only(text)).toMatchObject({ anyOf: ['音响', '音箱'], reply: '在这里' });
  });

  it('keep bars, slashes and word slots of the reply as they are', () => {
    expect(only('尺码 | 看图 | S/M {宝宝/家人} {product.price}')).toMatchObject({
      anyOf: ['尺码'],
      reply: '看图 | S/M {宝宝/家人} {product.price}',
    });
  });

  it('may ask for words that must and must not occur', () => {
    expect(only('尺码/码数 +偏大/偏小 -退/换 | 正码')).toMatchObject({
      anyOf: ['尺码', '码数'],
      allOf: ['偏大', '偏小'],
      noneOf: ['退', '换'],
    });
  });

  it('may consist of words that must all occur', () => {
    expect(only('+尺码 +偏大 | 正码')).toMatchObject({ anyOf: [], allOf: ['尺码', '偏大'] });
  });

  it('take a plus or minus inside a word as part of it', () => {
    expect(only('A-1/1+1 | 有')).toMatchObject({ anyOf: ['A-1', '1+1'], noneOf: [] });
  });

  it('take an escaped slash as part of a word', () => {
    expect(only('1\\/2码/半码 | 有')).toMatchObject({ anyOf: ['1/2码', '半码'] });
  });

  it.each([
    ['[转人工]', 'ESCALATE'],
    ['【主播】', 'HOST_FEED'],
    ['[hide]', 'HIDE'],
  ])('with %s have the action %s and no reply', (right, action) => {
    expect(only(`投诉 | ${right}`)).toMatchObject({ action, reply: '' });
  });

  it.each([
    ['没有分隔符', 'noSeparator'],
    [' / | 回复', 'noWords'],
    ['-退 | 回复', 'noWords'],
    ['音响 |', 'noReply'],
    ['音响|', 'noReply'],
    ['音响 | [打电话]', 'unknownAction'],
  ])('"%s" is told as %s with its line', (text, mistake) => {
    expect(parsePastedRules(`\n${text}`, [])).toEqual([{ line: 2, text: text.trim(), mistake }]);
  });

  it('skip empty lines, notes and the mark at the start of a file', () => {
    const lines = parsePastedRules('\uFEFFa | 1\r\n\r\n# note\r\nb | 2', []);
    expect(lines.map((line) => line.line)).toEqual([1, 4]);
  });

  it('count on from the shop’s own ids', () => {
    const lines = parsePastedRules('a | 1\nb | 2', [aRule('K009', ['x'])]);
    expect(lines.map((line) => ('rule' in line ? line.rule.id : ''))).toEqual(['K010', 'K011']);
  });

  it('name the words that another rule has already, whatever their case and width', () => {
    const lines = parsePastedRules('ＶＩＰ/会员 | 1\n会员 | 2', [aRule('K01', ['vip'])]);
    expect(lines.map((line) => ('repeats' in line ? line.repeats : null))).toEqual([
      ['ＶＩＰ'],
      ['会员'],
    ]);
  });

  it('drop a word that stands twice in one line', () => {
    expect(only('音响/音响/ 音箱 | 有')).toMatchObject({ anyOf: ['音响', '音箱'] });
  });
});
