import { onScopeDispose } from 'vue';

/** Key code that browsers report for a key which an input method has taken. */
const TAKEN_BY_INPUT_METHOD = 229;

/**
 * True while a key belongs to an input method: 拼音 is being composed, and Enter or Escape choose or
 * drop a candidate. Safari reports the Enter that ends a composition after `compositionend`, without
 * `isComposing`; it still carries key code 229, hence both conditions.
 */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD;
}

/**
 * Keeps keys of a running composition away from every handler of the page, those of the component
 * library included. The input method itself is not disturbed.
 *
 * @returns a function that removes the guard
 */
export function installImeGuard(target: Window): () => void {
  const guard = (event: KeyboardEvent) => {
    if (!isComposing(event)) return;
    event.stopImmediatePropagation();
    // Safari would submit the form with the Enter that chose the last candidate.
    if (!event.isComposing && event.key === 'Enter') event.preventDefault();
  };
  const types = ['keydown', 'keyup', 'keypress'] as const;
  for (const type of types) target.addEventListener(type, guard, true);
  return () => {
    for (const type of types) target.removeEventListener(type, guard, true);
  };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Calls the action for a single key of the page, never while someone types or composes. */
export function shortcutHandler(keys: Record<string, () => void>) {
  return (event: KeyboardEvent): void => {
    if (isComposing(event) || event.repeat) return;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const action = keys[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  };
}

/** Shortcuts of a page, for as long as the component lives. Keys are in lower case. */
export function useShortcuts(keys: Record<string, () => void>): void {
  const handler = shortcutHandler(keys);
  window.addEventListener('keydown', handler);
  onScopeDispose(() => window.removeEventListener('keydown', handler));
}

/** Handler for Enter in a field: acts only when Enter is not the input method's. */
export function onEnter(action: () => void) {
  return (event: KeyboardEvent | Event): void => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.shiftKey) return;
    if (isComposing(event)) return;
    event.preventDefault();
    action();
  };
}
