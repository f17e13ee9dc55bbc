import decision from '@/features/decision/locales/zh';
import insight from '@/features/insight/locales/zh';
import live from '@/features/live/locales/zh';
import rules from '@/features/rules/locales/zh';
import session from '@/features/session/locales/zh';
import trial from '@/features/trial/locales/zh';
import type { Translated } from '@/shared/i18n/translated';
import shared from '@/shared/i18n/zh';
import shell from './shell-zh';

const messages = { ...shared, shell, session, live, rules, trial, decision, insight };

export type Messages = Translated<typeof messages>;
export default messages;
