import { onScopeDispose, ref, type Ref } from 'vue';

/** The time in milliseconds, renewed every second for as long as the component lives. */
export function useNow(everyMs = 1_000): Readonly<Ref<number>> {
  const now = ref(Date.now());
  const timer = setInterval(() => {
    now.value = Date.now();
  }, everyMs);
  onScopeDispose(() => clearInterval(timer));
  return now;
}
