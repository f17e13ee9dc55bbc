import type { Translated } from '@/shared/i18n/translated';
import type zh from './zh';

const en: Translated<typeof zh> = {
  title: 'Sign in',
  welcome: 'Welcome back',
  tagline: 'No question goes unheard',
  point1: 'The same question from many people becomes one line on screen',
  point2: 'What can be answered is answered; the rest goes to a person',
  point3: 'Every reply can say why it was sent',
  user: 'User name',
  password: 'Password',
  show: 'Show password',
  signIn: 'Sign in',
  missing: 'Please fill in user name and password.',
  wrong: 'User name or password is wrong.',
  tooMany: 'Too many attempts. Please wait a few minutes.',
  ended: 'Your session has ended. Please sign in again.',
  changeTitle: 'Change password',
  changeWhy:
    'The initial password stands on the screen of the start. Please choose one that only you know before you go on.',
  current: 'Current password',
  next: 'New password',
  nextHint: 'At least 10 characters; longer is safer.',
  again: 'New password again',
  tooShort: 'The new password needs at least 10 characters.',
  notSame: 'The two new passwords differ.',
  sameAsOld: 'The new password must differ from the current one.',
  changed: 'Password changed',
};

export default en;
