import type { Translated } from '@/shared/i18n/translated';
import type zh from './zh';

const en: Translated<typeof zh> = {
  room: 'Room',
  opening: 'Connecting',
  live: 'Live',
  reconnecting: 'Reconnecting',
  reconnectingHint: 'The network broke; reconnecting. You see the state from before.',
  onShow: 'On show',
  onShowNone: 'No item on show',
  onShowUnknown: 'Link {n}',
  comments: 'Comments',
  questions: 'Questions',
  answered: 'Answered',
  perMinute: 'per minute',
  tempo: 'Comments of the last minute',
  waiting: 'Waiting for the host',
  waitingMore: '{n} more waiting',
  people: 'buyers',
  waited: 'waiting {time}',
  said: 'said {n} times',
  waitingNone: 'No question is waiting',
  waitingNoneHint: 'When people ask, the same question from many becomes one line here.',
  person: 'Needs a person',
  personHint: 'for the assistant or staff',
  personJump: '{n} questions need a person, go to the list',
  byBot: 'Answered by the bot',
  byBotNone: 'Nothing answered automatically yet',
  replies: 'Replies just sent',
  repliesNone: 'No reply sent yet',
  fullScreen: 'Full screen (F)',
  leaveFullScreen: 'Leave full screen (F)',
  dark: 'Switch to dark',
  light: 'Switch to light',
  noRooms: 'No room yet',
  noRoomsHint:
    'The board appears with the first comment. Write a few rules now, so that the show starts with answers.',
  toRules: 'Write rules',
  toTry: 'Try a sentence',
};

export default en;
