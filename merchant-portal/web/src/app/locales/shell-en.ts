import type zh from './shell-zh';
import type { Translated } from '@/shared/i18n/translated';

const en: Translated<typeof zh> = {
  live: 'Live',
  rules: 'Rules',
  try: 'Try',
  decisions: 'Decisions',
  insight: 'Report',
  main: 'Main',
  skip: 'Skip to content',
  account: 'Account and settings',
  language: 'Language',
  theme: 'Appearance',
  themeAuto: 'As the system',
  themeLight: 'Light',
  themeDark: 'Dark',
  changePassword: 'Change password',
  signOut: 'Sign out',
  passwordHint: 'You still use the initial password.',
  passwordNow: 'Change it now',
  later: 'Later',
  notFound: 'There is no such page',
  notFoundHint: 'The link may be mistyped, or the page has moved.',
  toLive: 'Back to Live',
  newVersion: 'The portal was updated. Please reload.',
};

export default en;
