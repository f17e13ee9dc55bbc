import type { Translated } from '@/shared/i18n/translated';
import type zh from './zh';

const en: Translated<typeof zh> = {
  hint: 'Say something as a buyer would, and see the reply and the reasons. Nothing is sent.',
  label: 'The buyer says',
  placeholder: 'For example: which size for 78 kg',
  send: 'Try it',
  need: 'Write a sentence first.',
  kind: 'Comes as',
  onShow: 'On show',
  nothingOnShow: 'No item on show',
  source: 'Rules to use',
  draft: 'Draft',
  published: 'Published',
  recent: 'Tried just now',
  examples: 'You could try',
  example1: 'how much is no. 3',
  example2: 'when will it ship',
  example3: 'which size for 78 kg',
  example4: 'I want to complain',
  buyer: 'Buyer',
  shop: 'Shop',
  noReply: 'No reply would be sent',
  why: 'Why',
  product: 'About',
  answerBy: 'Answered by',
  facts: 'Facts in the reply',
  isQuestion: 'A question',
  isNoQuestion: 'Not a question',
  empty: 'The result appears here',
  emptyHint: 'Every step of the decision is told in one sentence.',
  fields: {
    price: 'Price',
    list_price: 'List price',
    link: 'Link number',
    name: 'Name',
    stock: 'Stock',
  },
};

export default en;
