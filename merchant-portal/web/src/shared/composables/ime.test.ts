import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { installImeGuard, isComposing, onEnter, shortcutHandler, useShortcuts } from './ime';

interface Key {
  key: string;
  isComposing?: boolean;
  keyCode?: number;
  ctrlKey?: boolean;
  repeat?: boolean;
}

function keydown({ keyCode = 0, ...init }: Key): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  Object.defineProperty(event, 'keyCode', { value: keyCode });
  Object.defineProperty(event, 'isComposing', { value: init.isComposing ?? false });
  return event;
}

const plain = { key: 'Enter', keyCode: 13 };
const composing = { key: 'Enter', isComposing: true, keyCode: 229 };
/** Safari: the Enter that takes the candidate comes after the composition has ended. */
const safari = { key: 'Enter', isComposing: false, keyCode: 229 };

describe('isComposing', () => {
  it.each([
    ['a plain Enter', plain, false],
    ['Enter within a composition', composing, true],
    ['the last Enter of a composition in Safari', safari, true],
    ['a letter that the input method takes', { key: 'Process', keyCode: 229 }, true],
  ])('%s', (_, key, expected) => {
    expect(isComposing(keydown(key))).toBe(expected);
  });
});

describe('the guard of the page', () => {
  let field: HTMLInputElement;
  let remove: () => void;
  const handler = vi.fn();

  beforeEach(() => {
    handler.mockReset();
    field = document.createElement('input');
    document.body.append(field);
    field.addEventListener('keydown', handler);
    remove = installImeGuard(window);
  });
  afterEach(() => {
    remove();
    field.remove();
  });

  it.each([composing, safari, { key: 'Escape', isComposing: true, keyCode: 229 }])(
    'keeps keys of a composition from every handler: %o',
    (key) => {
      field.dispatchEvent(keydown(key));
      expect(handler).not.toHaveBeenCalled();
    },
  );

  it('lets all other keys pass', () => {
    field.dispatchEvent(keydown(plain));
    expect(handler).toHaveBeenCalledTimes(1);
  });

  it('stops Safari from submitting the form, and disturbs no running composition', () => {
    // Given
    const last = keydown(safari);
    const within = keydown(composing);

    // When
    field.dispatchEvent(last);
    field.dispatchEvent(within);

    // Then
    expect(last.defaultPrevented).toBe(true);
    expect(within.defaultPrevented).toBe(false);
  });

  it('is gone after it was removed', () => {
    remove();
    field.dispatchEvent(keydown(composing));
    expect(handler).toHaveBeenCalledTimes(1);
  });
});

describe('shortcuts', () => {
  it.each([
    ['the key alone acts', { key: 'F' }, 1],
    ['a key that the input method takes does not', { key: 'f', keyCode: 229 }, 0],
    ['a key with Control does not', { key: 'f', ctrlKey: true }, 0],
    ['a key held down acts once', { key: 'f', repeat: true }, 0],
    ['another key does not', { key: 'g' }, 0],
  ])('%s', (_, key, times) => {
    // Given
    const action = vi.fn();

    // When
    shortcutHandler({ f: action })(keydown(key));

    // Then
    expect(action).toHaveBeenCalledTimes(times);
  });

  it('never act while someone types into a field', () => {
    // Given
    const action = vi.fn();
    const field = document.createElement('textarea');
    document.body.append(field);
    field.addEventListener('keydown', shortcutHandler({ f: action }));

    // When
    field.dispatchEvent(keydown({ key: 'f' }));

    // Then
    expect(action).not.toHaveBeenCalled();
    field.remove();
  });

  it('end with the component', () => {
    // Given
    const action = vi.fn();
    const scope = effectScope();
    scope.run(() => useShortcuts({ f: action }));

    // When
    window.dispatchEvent(keydown({ key: 'f' }));
    scope.stop();
    window.dispatchEvent(keydown({ key: 'f' }));

    // Then
    expect(action).toHaveBeenCalledTimes(1);
  });
});

describe('Enter in a field', () => {
  it.each([
    ['acts', plain, 1],
    ['is the input method’s while it composes', composing, 0],
    ['is the input method’s in Safari too', safari, 0],
    ['no other key acts', { key: 'a' }, 0],
  ])('%s', (_, key, times) => {
    const action = vi.fn();
    onEnter(action)(keydown(key));
    expect(action).toHaveBeenCalledTimes(times);
  });
});
