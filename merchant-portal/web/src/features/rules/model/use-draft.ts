import { inject } from 'vue';
import { draftStoreKey, type DraftStore } from './draft-store';

/** The draft store of the page around the component. */
export function useDraft(): DraftStore {
  const store = inject(draftStoreKey);
  if (!store) throw new Error('no draft store above this component');
  return store;
}
