import decision from '@/features/decision/locales/en';
import insight from '@/features/insight/locales/en';
import live from '@/features/live/locales/en';
import rules from '@/features/rules/locales/en';
import session from '@/features/session/locales/en';
import trial from '@/features/trial/locales/en';
import shared from '@/shared/i18n/en';
import shell from './shell-en';
import type { Messages } from './zh';

const messages: Messages = { ...shared, shell, session, live, rules, trial, decision, insight };

export default messages;
