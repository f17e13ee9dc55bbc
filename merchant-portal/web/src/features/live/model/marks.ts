import { ElMessageBox } from 'element-plus';
import { reactive } from 'vue';
import { useI18n } from 'vue-i18n';
import { api } from '@/shared/api/client';
import type { Product } from '@/shared/api/products';
import { useNotify } from '@/shared/ui/notify';
import type { Line, Wording } from './board';

/** Longer sentences do not fit into a platform's comment; `dev.tidegate.event.HostMark`. */
const LONGEST_TEXT = 100;

/** What a mark says; `dev.tidegate.event.HostMark` checks which fields go with which kind. */
type Mark =
  | { kind: 'ANSWERED'; cluster: string; text?: string }
  | { kind: 'PINNED' | 'UNPINNED' | 'HIDDEN'; cluster: string }
  | { kind: 'MERGED'; cluster: string; target: string }
  | { kind: 'SPLIT'; cluster: string; wording: string }
  | { kind: 'ITEM_ON_SHOW'; link: number }
  | { kind: 'SOLD_OUT' | 'BACK_IN_STOCK'; sku: string };

/** What the host does on the board of a room. A line stays until the desk's board has moved it. */
export function useMarks(room: () => string) {
  const { t } = useI18n();
  const notify = useNotify();
  const busy = reactive(new Set<string>());

  /** Sends a mark; what it is about is busy until the portal has taken it. */
  async function send(about: string, mark: Mark): Promise<void> {
    busy.add(about);
    try {
      await api.post(`/api/live/${encodeURIComponent(room())}/marks`, mark);
    } catch (error) {
      notify.failed(error);
    } finally {
      busy.delete(about);
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
    answered: (line: Line) => send(line.id, { kind: 'ANSWERED', cluster: line.id }),
    /** Marks it as answered in words that who waits and who asks later is told. */
    answeredIn: async (line: Line) => {
      const text = await wordsOf(line);
      if (text !== null) await send(line.id, { kind: 'ANSWERED', cluster: line.id, text });
    },
    pin: (line: Line) =>
      send(line.id, { kind: line.pinned ? 'UNPINNED' : 'PINNED', cluster: line.id }),
    merge: (line: Line, target: Line) =>
      send(line.id, { kind: 'MERGED', cluster: line.id, target: target.id }),
    split: (line: Line, wording: Wording) =>
      send(line.id, { kind: 'SPLIT', cluster: line.id, wording: wording.id }),
    hide: (line: Line) => send(line.id, { kind: 'HIDDEN', cluster: line.id }),
    show: (product: Product) =>
      product.link
        ? send(product.sku, { kind: 'ITEM_ON_SHOW', link: product.link })
        : Promise.resolve(),
    soldOut: (sku: string, out: boolean) =>
      send(sku, { kind: out ? 'SOLD_OUT' : 'BACK_IN_STOCK', sku }),
  };
}

export type Marks = ReturnType<typeof useMarks>;
