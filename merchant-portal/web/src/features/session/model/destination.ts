import type { RouteLocationNormalized } from 'vue-router';

/** Where the person wanted to go before this page came in between; never another site. */
export function destinationAfter(route: RouteLocationNormalized): string {
  const next = route.query.next;
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/live';
}
