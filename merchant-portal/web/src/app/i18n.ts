import { createI18n } from 'vue-i18n';
import type { Locale } from '@/shared/composables/preferences';
import type { Messages } from './locales/zh';

/** Only the language in use is loaded; the other comes when someone switches to it. */
const loaders: Record<Locale, () => Promise<{ default: Messages }>> = {
  zh: () => import('./locales/zh'),
  en: () => import('./locales/en'),
};

export const i18n = createI18n({
  legacy: false,
  locale: 'zh',
  fallbackLocale: 'zh',
  missingWarn: false,
  fallbackWarn: false,
});

const loaded = new Set<Locale>();

/** Loads the sentences of a language if need be, and switches to it. */
export async function loadLocale(locale: Locale): Promise<void> {
  if (!loaded.has(locale)) {
    const messages = (await loaders[locale]()).default;
    i18n.global.setLocaleMessage(locale, messages);
    loaded.add(locale);
  }
  i18n.global.locale.value = locale;
}
