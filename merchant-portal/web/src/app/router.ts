import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router';
import { ensureSession, session } from '@/shared/session/session';

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's name in the sentences. */
    title?: string;
    /** Shown without navigation, and to people who are not signed in. */
    bare?: boolean;
    /** Uses the whole window instead of a column for reading. */
    wide?: boolean;
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: { name: 'live' } },
    {
      path: '/sign-in',
      name: 'sign-in',
      component: () => import('@/features/session/pages/sign-in-page.vue'),
      meta: { bare: true, title: 'session.title' },
    },
    {
      path: '/password',
      name: 'password',
      component: () => import('@/features/session/pages/password-page.vue'),
      meta: { title: 'shell.changePassword' },
    },
    {
      path: '/live',
      name: 'live',
      component: () => import('@/features/live/pages/live-page.vue'),
      meta: { title: 'shell.live', wide: true },
    },
    {
      path: '/rules/:part(keywords|faq|products|sizes|policy)?',
      name: 'rules',
      component: () => import('@/features/rules/pages/rules-page.vue'),
      meta: { title: 'shell.rules' },
    },
    {
      path: '/try',
      name: 'try',
      component: () => import('@/features/trial/pages/try-page.vue'),
      meta: { title: 'shell.try' },
    },
    {
      path: '/decisions',
      name: 'decisions',
      component: () => import('@/features/decision/pages/decisions-page.vue'),
      meta: { title: 'shell.decisions' },
    },
    {
      path: '/insight',
      name: 'insight',
      component: () => import('@/features/insight/pages/insight-page.vue'),
      meta: { title: 'shell.insight' },
    },
    {
      path: '/:rest(.*)*',
      name: 'not-found',
      component: () => import('./not-found-page.vue'),
      meta: { title: 'shell.notFound' },
    },
  ],
});

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Reached from another machine, the portal is of no use until the initial password is changed. */
function mustChangeNow(to: RouteLocationNormalized): boolean {
  return (
    session.value?.mustChangePassword === true &&
    to.name !== 'password' &&
    !loopback.includes(window.location.hostname)
  );
}

router.beforeEach(async (to) => {
  try {
    await ensureSession();
  } catch {
    // The server cannot be reached: the sign-in page says so as soon as someone tries.
  }
  if (to.meta.bare) return session.value && to.name === 'sign-in' ? { name: 'live' } : true;
  if (!session.value) {
    return { name: 'sign-in', query: to.fullPath === '/live' ? {} : { next: to.fullPath } };
  }
  return mustChangeNow(to) ? { name: 'password', query: { next: to.fullPath } } : true;
});
