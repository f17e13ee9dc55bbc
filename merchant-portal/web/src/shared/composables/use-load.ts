import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';

export interface Loading<T> {
  value: ShallowRef<T | null>;
  loading: Ref<boolean>;
  error: ShallowRef<unknown>;
  /** Loads again; the last value stays on screen meanwhile. Of two overlapping loads the later wins. */
  load: () => Promise<void>;
}

/** Value, loading and error of something that is fetched. */
export function useLoad<T>(fetchValue: () => Promise<T>): Loading<T> {
  const value = shallowRef<T | null>(null);
  const loading = ref(false);
  const error = shallowRef<unknown>(null);
  let turn = 0;
  const load = async () => {
    const mine = ++turn;
    loading.value = true;
    try {
      const fetched = await fetchValue();
      if (mine !== turn) return;
      value.value = fetched;
      error.value = null;
    } catch (failure) {
      if (mine === turn) error.value = failure;
    } finally {
      if (mine === turn) loading.value = false;
    }
  };
  return { value, loading, error, load };
}
