import '@/shared/styles/tokens.css';
import 'element-plus/theme-chalk/base.css';
import 'element-plus/theme-chalk/dark/css-vars.css';
import '@/shared/styles/base.css';
import '@/shared/styles/element.css';
import { createApp } from 'vue';
import { configureClient } from '@/shared/api/client';
import { installImeGuard } from '@/shared/composables/ime';
import { followPreferences, locale } from '@/shared/composables/preferences';
import { loadSession, session, setSession } from '@/shared/session/session';
import AppRoot from './app-root.vue';
import { i18n, loadLocale } from './i18n';
import { router } from './router';

installImeGuard(window);
followPreferences();

configureClient({
  csrf: () => session.value?.csrf ?? null,
  language: () => (locale.value === 'zh' ? 'zh-CN' : 'en'),
  signedOut: () => {
    const wasSignedIn = session.value !== null;
    setSession(null);
    const here = router.currentRoute.value;
    if (here.name === 'sign-in') return;
    void router.replace({
      name: 'sign-in',
      query: { next: here.fullPath, ...(wasSignedIn ? { ended: '1' } : {}) },
    });
  },
  renewCsrf: async () => {
    const before = session.value?.csrf;
    const renewed = await loadSession();
    return renewed !== null && renewed.csrf !== before;
  },
});

await loadLocale(locale.value);
createApp(AppRoot).use(i18n).use(router).mount('#app');
