import { computed, ref, watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { ApiProblem } from '@/shared/api/problem';
import { errorText } from '@/shared/ui/describe-error';

/** What is wrong, by field. */
export type Mistakes = Record<string, string>;

export interface EditForm<F> {
  /** Whether the drawer around the form is open; every opening starts the form over. */
  open: Ref<boolean>;
  /** While true, nothing is sent. */
  busy: Readonly<Ref<boolean>>;
  /** What the form holds when the drawer opens. */
  start: () => F;
  /** Finds what is missing before anything is sent. */
  check: (form: F) => Mistakes;
  /** Saves what was typed; the drawer closes when it resolves. */
  send: (form: F) => Promise<void>;
}

/** A form in a drawer: whether it was touched, what is wrong with it, and sending it. */
export function useEditForm<F extends object>({ open, busy, start, check, send }: EditForm<F>) {
  const { t } = useI18n();
  const form = ref(start()) as Ref<F>;
  const before = ref('');
  const tried = ref(false);
  const failure = ref('');
  const refused = ref<Mistakes>({});

  watch(
    open,
    (now) => {
      if (!now) return;
      form.value = start();
      before.value = JSON.stringify(form.value);
      tried.value = false;
      failure.value = '';
      refused.value = {};
    },
    { immediate: true },
  );

  const dirty = computed(() => JSON.stringify(form.value) !== before.value);
  const mistakes = computed<Mistakes>(() => ({
    ...refused.value,
    ...(tried.value ? check(form.value) : {}),
  }));

  async function save() {
    tried.value = true;
    refused.value = {};
    failure.value = '';
    if (Object.keys(mistakes.value).length > 0 || busy.value) return;
    try {
      await send(form.value);
      open.value = false;
    } catch (error) {
      failure.value = errorText(error, t);
      if (error instanceof ApiProblem && error.field) {
        refused.value = { [error.field]: failure.value };
      }
    }
  }

  return { form, dirty, mistakes, failure, save };
}
