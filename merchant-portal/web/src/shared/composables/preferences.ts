import { ref, watch } from 'vue';

export type Theme = 'auto' | 'light' | 'dark';
export type Locale = 'zh' | 'en';

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is switched off: the choice lasts until the page is left
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // as above
  }
}

const darkSystem = matchMedia('(prefers-color-scheme: dark)');
const storedTheme = read('tidegate.theme');

export const theme = ref<Theme>(
  storedTheme === 'light' || storedTheme === 'dark' ? storedTheme : 'auto',
);
export const dark = ref(false);
export const locale = ref<Locale>(read('tidegate.locale') === 'en' ? 'en' : 'zh');

function paint(): void {
  dark.value = theme.value === 'dark' || (theme.value === 'auto' && darkSystem.matches);
  document.documentElement.classList.toggle('dark', dark.value);
}

/** Follows the stored and chosen preferences; called once at start. */
export function followPreferences(): void {
  paint();
  darkSystem.addEventListener('change', paint);
  watch(theme, (next) => {
    write('tidegate.theme', next);
    paint();
  });
  watch(
    locale,
    (next) => {
      write('tidegate.locale', next);
      document.documentElement.lang = next === 'en' ? 'en' : 'zh-CN';
    },
    { immediate: true },
  );
}
