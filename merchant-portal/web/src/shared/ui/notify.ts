import { ElMessage } from 'element-plus';
import { useI18n } from 'vue-i18n';
import { describeError } from './describe-error';

/** Short messages at the edge of the screen: done, and not done with the reason. */
export function useNotify() {
  const { t } = useI18n();
  return {
    done: (message: string) => {
      ElMessage({ message, type: 'success', grouping: true, duration: 2_500 });
    },
    failed: (error: unknown) => {
      const { title, detail } = describeError(error, t);
      const message = detail && detail !== title ? `${title} · ${detail}` : title;
      ElMessage({ message, type: 'error', grouping: true, duration: 6_000, showClose: true });
    },
  };
}
