import { ref } from 'vue';

export interface Submission {
  /** What is wrong before anything is sent; empty = nothing. */
  mistake: () => string;
  send: () => Promise<unknown>;
  /** What to say when sending failed. */
  words: (error: unknown) => string;
}

/** Sends a form, once at a time. */
export function useSubmit({ mistake, send, words }: Submission) {
  const busy = ref(false);
  const failure = ref('');

  async function submit() {
    if (busy.value) return;
    failure.value = mistake();
    if (failure.value) return;
    busy.value = true;
    try {
      await send();
    } catch (error) {
      failure.value = words(error);
    } finally {
      busy.value = false;
    }
  }

  return { busy, failure, submit };
}
