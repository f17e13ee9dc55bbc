import { ElMessageBox } from 'element-plus';
import { useI18n } from 'vue-i18n';

/** Asks before something is deleted; resolves to false when the person thinks again. */
export function useConfirmRemoval() {
  const { t } = useI18n();
  return async (name: string): Promise<boolean> => {
    try {
      await ElMessageBox.confirm(t('rules.confirmRemove', { name }), {
        confirmButtonText: t('common.remove'),
        cancelButtonText: t('common.cancel'),
        confirmButtonClass: 'el-button--danger',
        type: 'warning',
      });
      return true;
    } catch {
      return false; // cancelled
    }
  };
}
