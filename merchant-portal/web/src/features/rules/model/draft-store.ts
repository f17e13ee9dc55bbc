import { computed, ref, shallowRef, type InjectionKey } from 'vue';
import { hasStatus, type Problem } from '@/shared/api/problem';
import { getDraft, publishDraft, putPart, type Draft, type DraftParts } from '../api/draft';

/** What became of a change: saved, or given up by the person after someone else had saved. */
export type SaveResult = 'saved' | 'dropped';

type Choice = 'reapply' | 'drop';

/**
 * The draft as the page holds it. A change is a function of the present items, not a copy of them:
 * when someone else saved in between, it can be applied once more on top of theirs.
 */
export function createDraftStore() {
  const draft = shallowRef<Draft | null>(null);
  const loading = ref(false);
  const saving = ref(false);
  const error = shallowRef<unknown>(null);
  /** Set while the person decides what to do about somebody else's save. */
  const conflict = shallowRef<((choice: Choice) => void) | null>(null);

  async function fetchDraft(): Promise<Draft> {
    draft.value = await getDraft();
    error.value = null;
    return draft.value;
  }

  async function load(): Promise<void> {
    loading.value = true;
    try {
      await fetchDraft();
    } catch (failure) {
      error.value = failure;
    } finally {
      loading.value = false;
    }
  }

  function askWhatToDo(): Promise<Choice> {
    return new Promise((resolve) => {
      conflict.value = (choice) => {
        conflict.value = null;
        resolve(choice);
      };
    });
  }

  async function saveOnce<P extends keyof DraftParts>(
    part: P,
    change: (value: DraftParts[P]) => DraftParts[P],
  ): Promise<void> {
    const base = draft.value ?? (await fetchDraft());
    const value = change(base[part] as DraftParts[P]);
    const saved = await putPart(part, base.revision, value);
    draft.value = { ...base, ...saved, [part]: value };
  }

  /**
   * Applies the change and saves it.
   *
   * @throws ApiProblem when the server refuses the new value, or cannot be reached
   */
  async function save<P extends keyof DraftParts>(
    part: P,
    change: (value: DraftParts[P]) => DraftParts[P],
  ): Promise<SaveResult> {
    saving.value = true;
    try {
      for (;;) {
        try {
          await saveOnce(part, change);
          return 'saved';
        } catch (failure) {
          if (!hasStatus(failure, 409)) throw failure;
          const choice = await askWhatToDo();
          await fetchDraft();
          if (choice === 'drop') return 'dropped';
        }
      }
    } finally {
      saving.value = false;
    }
  }

  /** Publishes what is on screen; a draft that someone changed meanwhile is loaded, not published. */
  async function publish(): Promise<{ version: number; release: number }> {
    const base = draft.value ?? (await fetchDraft());
    saving.value = true;
    try {
      const published = await publishDraft(base.revision);
      draft.value = { ...base, changed: false, publishedVersion: published.version };
      return published;
    } catch (failure) {
      if (hasStatus(failure, 409)) await fetchDraft();
      if (hasStatus(failure, 422)) draft.value = { ...base, problems: failure.problems };
      throw failure;
    } finally {
      saving.value = false;
    }
  }

  const problems = computed<Problem[]>(() => draft.value?.problems ?? []);

  return {
    draft,
    loading,
    saving,
    error,
    conflict,
    load,
    save,
    publish,
    problems,
    errors: computed(() => problems.value.filter((problem) => problem.severity === 'error')),
    warnings: computed(() => problems.value.filter((problem) => problem.severity === 'warning')),
    problemsOf: (part: Problem['part'], id: string) =>
      problems.value.filter((problem) => problem.part === part && problem.id === id),
    generalProblems: (part: Problem['part']) =>
      problems.value.filter((problem) => problem.part === part && !problem.id),
  };
}

export type DraftStore = ReturnType<typeof createDraftStore>;
export const draftStoreKey: InjectionKey<DraftStore> = Symbol('draft store');
