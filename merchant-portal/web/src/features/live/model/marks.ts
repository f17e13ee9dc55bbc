import { ElMessageBox } from 'element-plus';
import { reactive } from 'vue';
import { useI18n } from 'vue-i18n';
import { api } from '@/shared/api/client';
import { useNotify } from '@/shared/ui/notify';
import type { Line } from './board';

/** Longer sentences do not fit into a platform's comment; `dev.tidegate.event.HostMark`. */
const LONGEST_TEXT = 100;

type Kind = 'ANSWERED' | 'PINNED' | 'UNPINNED';

/** What the host does with the lines of a room. A line stays until the desk's board has moved it. */
export function useMarks(room: () => string) {
  const { t } = useI18n();
  const notify = useNotify();
  const busy = reactive(new Set<string>());

  async function mark(line: Line, kind: Kind, text?: string): Promise<void> {
    busy.add(line.id);
    try {
      await api.post(`/api/live/${encodeURIComponent(room())}/marks`, {
        kind,
        cluster: line.id,
        ...(text ? { text } : {}),
      });
    } catch (error) {
      notify.failed(error);
    } finally {
      busy.delete(line.id);
    }
  }

  async function wordsOf(line: Line): Promise<string | null> {
    try {
      const { value } = await ElMessageBox.prompt(t('live.saidHint'), line.text, {
        confirmButtonText: t('live.answeredIt'),
        cancelButtonText: t('common.cancel'),
        inputPlaceholder: t('live.saidExample'),
        inputValidator: (text: string) => {
          const length = Array.from(text?.trim() ?? '').length;
          return (
            (length > 0 && length <= LONGEST_TEXT) || t('live.saidLength', { n: LONGEST_TEXT })
          );
        },
      });
      return value.trim();
    } catch {
      return null; // cancelled
    }
  }

  return {
    busy,
    answered: (line: Line) => mark(line, 'ANSWERED'),
    pin: (line: Line) => mark(line, line.pinned ? 'UNPINNED' : 'PINNED'),
    /** Marks it as answered in words that late askers are told. */
    answeredIn: async (line: Line) => {
      const text = await wordsOf(line);
      if (text !== null) await mark(line, 'ANSWERED', text);
    },
  };
}

export type Marks = ReturnType<typeof useMarks>;
