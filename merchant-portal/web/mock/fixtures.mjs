// An invented shop for looking at the portal without a back end. Every call makes fresh data.

const MINUTE = 60_000;

export function products() {
  const row = (link, sku, name, aliases, price, list, stock, sizes, colors, notes) => ({
    sku,
    version: 3,
    link,
    name,
    aliases,
    priceFen: price,
    listPriceFen: list,
    currency: 'CNY',
    stock,
    sizes,
    colors,
    notes,
    removed: false,
  });
  return [
    row(
      1,
      'LY-1001',
      '小香风针织开衫',
      ['开衫', '小香风'],
      12900,
      25900,
      86,
      ['S', 'M', 'L', 'XL'],
      ['米白', '黑色', '雾霾蓝'],
      '面料52%腈纶；短款，衣长52cm(M码)；贴身不扎',
    ),
    row(
      2,
      'LY-1002',
      '高腰直筒牛仔裤',
      ['牛仔裤', '直筒裤'],
      9900,
      19900,
      240,
      ['S', 'M', 'L', 'XL', '2XL'],
      ['深蓝', '浅蓝'],
      '面料78%棉；微弹；不加绒',
    ),
    row(
      3,
      'LY-1003',
      '加绒直筒牛仔裤',
      ['加绒款', '绒牛仔'],
      11900,
      23900,
      58,
      ['M', 'L', 'XL', '2XL', '3XL'],
      ['深蓝', '黑灰'],
      '和2号同版型；内里奥粒绒',
    ),
    row(
      4,
      'LY-1004',
      '双面羊毛呢大衣',
      ['大衣', '双面呢'],
      59900,
      129900,
      0,
      ['S', 'M', 'L'],
      ['驼色', '黑色'],
      '面料80%羊毛；无内衬',
    ),
    row(
      5,
      'LY-1005',
      '国潮刺绣加厚连帽卫衣情侣款宽松落肩秋冬季外套（主播同款）',
      ['卫衣', '情侣卫衣'],
      8990,
      16900,
      12480,
      ['M', 'L', 'XL'],
      ['白', '黑', '灰', '墨绿'],
      '350克重磅棉',
    ),
    row(null, 'LY-2001', '纯棉短袜五双装', ['袜子'], 1990, null, 5000, ['均码'], ['混色'], ''),
  ];
}

export function keywordRules() {
  const rule = (id, anyOf, allOf, noneOf, action, reply) => ({
    id,
    anyOf,
    allOf,
    noneOf,
    action,
    reply,
  });
  return [
    rule(
      'K01',
      ['新来的', '刚进来', '第一次来', '新粉'],
      [],
      ['退', '骗', '假'],
      'REPLY',
      '欢迎新宝宝，点个关注不迷路，左下角小黄车随便看～',
    ),
    rule(
      'K02',
      ['暗号', '口令是'],
      [],
      [],
      'REPLY',
      '今晚暗号“小鹿来了”，拍的时候备注上，仓库多塞一包湿巾。',
    ),
    rule(
      'K03',
      ['多少钱', '什么价', '价格'],
      [],
      ['运费'],
      'REPLY',
      '{product.name} 今天直播间价 {product.price} 元，原价 {product.list_price} 元，在 {product.link} 号链接～',
    ),
    rule('K04', ['积分'], [], ['不到账', '没到'], 'REPLY', '确认收货每1元积1分，500分可换10元券。'),
    rule('K05', ['投诉', '12315', '消协', '曝光你们'], [], [], 'ESCALATE', ''),
    rule('K06', ['试穿', '上身'], ['看看'], [], 'HOST_FEED', ''),
    rule('K07', ['加微信', '兼职', '刷单'], [], [], 'HIDE', ''),
    rule('K08', ['优惠券', '领券'], [], [], 'REPLY', '满200减20的券在小黄车顶部，{product.coupon}'),
  ];
}

export function faq() {
  const entry = (id, question, similar, answer) => ({ id, question, similar, answer });
  return [
    entry(
      'A01',
      '什么时候发货',
      ['下单后几天发货', '几天能到'],
      '现货48小时内从仓库发出，发出后江浙沪1-2天、其他地区3-5天到。',
    ),
    entry(
      'A02',
      '发什么快递',
      ['可以指定快递吗', '能发顺丰吗'],
      '默认中通或圆通，要顺丰的话下单后联系客服补12元差价。',
    ),
    entry('A03', '包邮吗', ['要运费吗'], '除新疆、西藏外全店一件也包邮，不用另付运费哦。'),
    entry(
      'A04',
      '可以退货吗',
      ['七天无理由吗', '不合适能退吗'],
      '支持七天无理由，吊牌别剪、不影响二次销售就行。',
    ),
    entry('A05', '会不会起球', [], '正常穿着不易起球，建议反面机洗。'),
  ];
}

export function sizeChart() {
  const rows = [];
  for (const sku of ['LY-1001', 'LY-1003']) {
    ['M', 'L', 'XL'].forEach((size, i) =>
      rows.push({
        sku,
        size,
        heightMinCm: 155 + i * 5,
        heightMaxCm: 168 + i * 5,
        weightMinJin: 95 + i * 15,
        weightMaxJin: 112 + i * 15,
      }),
    );
  }
  return rows;
}

export const policy = () => ({
  faqThreshold: 0.55,
  coolDownMs: 60_000,
  questionExpiryMs: 600_000,
  actionExpiryMs: 60_000,
  factAgeMs: 600_000,
});

export const problemsOf = (draft, en) => {
  const problems = [];
  draft.keywordRules.forEach((rule, index) => {
    if (rule.reply.includes('{product.coupon}')) {
      problems.push({
        part: 'keywordRules',
        index,
        id: rule.id,
        field: 'reply',
        severity: 'error',
        code: 'UNKNOWN_PLACEHOLDER',
        message: en
          ? 'The placeholder product.coupon is not known.'
          : '占位符 product.coupon 不认识，可以用：product.price、product.list_price、product.link、product.name、product.stock。',
      });
    }
  });
  if (draft.keywordRules.some((rule) => rule.id === 'K03')) {
    problems.push({
      part: 'keywordRules',
      index: 2,
      id: 'K03',
      field: 'reply',
      severity: 'warning',
      code: 'LONG_TEXT',
      message: en
        ? 'With 64 characters it may be cut off in the room; better stay within 60.'
        : '有 64 个字，弹幕里可能显示不全，建议不超过 60 个。',
    });
  }
  return problems;
};

/** Questions of the simulated room, the first five of them with many buyers. */
/** What many buyers report at once. */
export function alarms(scenario) {
  return scenario === 'alarm'
    ? [
        { matter: 'NO_SOUND', buyers: 1_236, sinceMs: Date.now() - 14_000 },
        { matter: 'LINK_BROKEN', buyers: 17, sinceMs: Date.now() - 3_000 },
      ]
    : [];
}

export function questions(peak) {
  const many = peak ? 170 : 1;
  const line = (id, text, buyers, agoMin, more = {}) => ({
    id,
    text,
    buyers: Math.round(buyers * many),
    comments: Math.round(buyers * many * 1.4),
    sinceMs: Date.now() - agoMin * MINUTE,
    lastMs: Date.now(),
    needsPerson: false,
    sku: null,
    answer: null,
    pinned: false,
    saidMs: null,
    wordings: [],
    ...more,
  });
  return [
    line('c1', '155斤168穿什么码合适', 86, 4.2, { sku: 'LY-1003' }),
    line('c2', '库存还有吗 黑灰L码还能拍吗', 54, 2.1, { sku: 'LY-1003' }),
    line(
      'c3',
      '主播能不能上身试一下那件双面羊毛呢的大衣，想看看后背和袖长，我一米六会不会太长了',
      31,
      6.5,
      { sku: 'LY-1004' },
    ),
    line('c4', '卫衣会不会缩水', 12, 1.1, {
      sku: 'LY-1005',
      wordings: [
        { id: 'w1', text: '请问卫衣会不会缩水呀', comments: 4 * many },
        { id: 'w2', text: '卫衣机洗会不会缩水', comments: 2 * many },
      ],
    }),
    line('c5', '明天几点开播', 7, 0.4),
    line('c6', '有没有童装', 3, 0.2),
    line('c7', '能不能再少点', 2, 0.1),
    line('p1', '我十天前的单到现在没发货 再不发我打12315了', 2, 3.4, { needsPerson: true }),
    line('p2', '收到的衣服袖口开线了怎么办', 1, 1.2, { needsPerson: true, sku: 'LY-1001' }),
    line('a1', '什么时候发货', 42, 8, {
      answer: '现货48小时内从仓库发出，发出后江浙沪1-2天、其他地区3-5天到。',
    }),
    line('a2', '3号多少钱', 38, 5, {
      sku: 'LY-1003',
      answer: '加绒直筒牛仔裤 今天直播间价 119 元，在 3 号链接～',
    }),
    line('a3', '包邮吗', 20, 5, { answer: '除新疆、西藏外全店一件也包邮，不用另付运费哦。' }),
    line('a4', '可以退货吗', 9, 5, { answer: '支持七天无理由，吊牌别剪、不影响二次销售就行。' }),
  ];
}

export function replies() {
  const ago = (seconds) => Date.now() - seconds * 1000;
  return [
    {
      actionId: 'r1',
      atMs: ago(64),
      question: '发什么快递呀',
      text: '默认中通或圆通，要顺丰的话下单后联系客服补12元差价。',
      status: 'sent',
      reason: 'http_200',
    },
    {
      actionId: 'r2',
      atMs: ago(50),
      question: '4号还有吗',
      text: '双面羊毛呢大衣 已经拍完啦，补货会在直播间通知～',
      status: 'stale',
      reason: 'stale',
    },
    {
      actionId: 'r3',
      atMs: ago(41),
      question: '开衫多少钱',
      text: '小香风针织开衫 今天直播间价 129 元，在 1 号链接～',
      status: 'refused',
      reason: 'http_429',
    },
    {
      actionId: 'r4',
      atMs: ago(30),
      question: '包邮吗',
      text: '除新疆、西藏外全店一件也包邮，不用另付运费哦。',
      status: 'uncertain',
      reason: 'timeout',
    },
    {
      actionId: 'r5',
      atMs: ago(12),
      question: '暗号是啥',
      text: '今晚暗号“小鹿来了”，拍的时候备注上，仓库多塞一包湿巾。',
      status: 'sent',
      reason: 'http_200',
    },
    {
      actionId: 'r6',
      atMs: ago(2),
      question: '3号多少钱',
      text: '加绒直筒牛仔裤 今天直播间价 119 元，原价 239 元，在 3 号链接～',
      status: 'sending',
      reason: null,
    },
  ];
}

const zhEn = (zh, en) => ({ zh, en });
const TRACES = {
  question: zhEn('是在提问（把握 0.93）。', 'It is a question (score 0.93).'),
  no: zhEn('不是提问（把握 0.08）。', 'It is not a question (score 0.08).'),
  link: zhEn('说的是 3 号链接，商品 LY-1003。', 'It names link 3, product LY-1003.'),
  keyword: zhEn(
    '命中关键词规则 K03：出现了“多少钱”。',
    'Keyword rule K03 matched: it says "多少钱".',
  ),
  blocked: zhEn('规则 K01 没有用：出现了它排除的“退”。', 'Rule K01 was not used: "退" forbids it.'),
  faq: zhEn(
    '最像常见问题 A01：相似度 0.81，达到了需要的 0.55。',
    'It is most like FAQ A01: score 0.81, 0.55 is needed.',
  ),
  low: zhEn(
    '最像常见问题 A05，但相似度只有 0.31，需要 0.55，所以没有用它回答。',
    'It is most like FAQ A05, but score 0.31 is below the 0.55 that is needed.',
  ),
  joined: zhEn(
    '和别人问的一样，已有 86 位买家在问，放在主播的问题板上。',
    '86 buyers ask the same; it is on the host’s board.',
  ),
  person: zhEn('规则 K05 要求转给人工。', 'Rule K05 hands it to a person.'),
  hidden: zhEn('规则 K07 把它隐藏了。', 'Rule K07 hides it.'),
  cool: zhEn(
    '60 秒内已经对这位买家说过 A01，不再重复。',
    'This buyer was told A01 within the last 60 seconds, so it is not said again.',
  ),
};

export const traceOf = (codes, en) =>
  codes.map((code) => ({ code, facts: {}, words: TRACES[code][en ? 'en' : 'zh'] }));

const KINDS = [
  [
    'COMMENT',
    '3号多少钱',
    'ANSWERED',
    'keyword_rule',
    'K03',
    'LY-1003',
    ['question', 'link', 'keyword'],
    {
      text: '加绒直筒牛仔裤 今天直播间价 119 元，原价 239 元，在 3 号链接～',
      status: 'sent',
      reason: 'http_200',
    },
  ],
  ['COMMENT', '主播晚上好', 'IGNORED', 'not_a_question', null, null, ['no'], null],
  [
    'COMMENT',
    '155斤168穿什么码合适',
    'JOINED',
    'waits_for_host',
    null,
    'LY-1003',
    ['question', 'low', 'joined'],
    null,
  ],
  [
    'DM',
    '我付了款到现在几天了也没有看到物流，到底什么时候能发出来，能不能给个准话',
    'ANSWERED',
    'merchant_answer',
    'A01',
    null,
    ['question', 'blocked', 'faq'],
    {
      text: '现货48小时内从仓库发出，发出后江浙沪1-2天、其他地区3-5天到。',
      status: 'uncertain',
      reason: 'timeout',
    },
  ],
  [
    'COMMENT',
    '再不发货我打12315了',
    'HANDED_OVER',
    'keyword_rule',
    'K05',
    null,
    ['question', 'person'],
    null,
  ],
  ['COMMENT', '加微信领福利', 'HIDDEN', 'keyword_rule', 'K07', null, ['no', 'hidden'], null],
  [
    'COMMENT',
    '啥时候发货',
    'SUPPRESSED',
    'cool_down',
    'A01',
    null,
    ['question', 'faq', 'cool'],
    null,
  ],
  [
    'COMMENT',
    '开衫什么价格',
    'ANSWERED',
    'keyword_rule',
    'K03',
    'LY-1001',
    ['question', 'keyword'],
    {
      text: '小香风针织开衫 今天直播间价 129 元，在 1 号链接～',
      status: 'refused',
      reason: 'http_429',
    },
  ],
  ['ReleaseChanged', null, 'APPLIED', 'release_changed', null, null, [], null],
];

export function decisions(count, en) {
  return Array.from({ length: count }, (_, index) => {
    const [kind, text, disposition, reason, answerId, sku, trace, reply] =
      KINDS[index % KINDS.length];
    return {
      source: `3@${90_000 - index}#0`,
      atMs: Date.now() - index * 7_300,
      room: kind === 'DM' ? null : 'room-1',
      kind,
      text,
      buyer: text ? `b${((index * 7919) % 1_048_576).toString(16).padStart(5, '0')}` : null,
      disposition,
      reason,
      question: trace[0] === 'question',
      sku,
      answerId,
      ruleSetVersion: 12,
      trace: traceOf(trace, en),
      replies: reply ? [{ actionId: `r-${index}`, ...reply }] : [],
    };
  });
}

/** A report over the span: one show of two hours that ended with it. */
export function insight(fromMs, toMs, empty) {
  const MINUTE = 60_000;
  const stepMs = Math.max(1, Math.ceil((toMs - fromMs) / (72 * MINUTE))) * MINUTE;
  const steps = empty ? 0 : Math.min(72, Math.floor(7_200_000 / stepMs));
  const begin = Math.floor(toMs / stepMs) * stepMs - (steps - 1) * stepMs;
  const series = Array.from({ length: steps }, (_, i) => {
    const comments = Math.round(170 + 120 * Math.sin(i / 5) + ((i * 7919) % 61));
    const questions = Math.round(comments * (0.22 + ((i * 31) % 11) / 100));
    return { atMs: begin + i * stepMs, comments, questions, answered: Math.round(questions * 0.8) };
  });
  const all = empty ? 0 : 1;
  const cluster = (id, text, buyers, comments, needsPerson, answered) => ({
    room: 'room-1',
    cluster: { id, text, buyers, comments, needsPerson, answered },
  });
  return {
    fromMs,
    toMs,
    figures: Object.fromEntries(
      Object.entries({
        comments: 12_480,
        dms: 36,
        questions: 3_120,
        byRule: 1_204,
        byFaq: 655,
        byProduct: 745,
        toHost: 310,
        toPerson: 42,
        followed: 2_604,
        confirmed: 402,
        askedAgain: 61,
        wentToPerson: 12,
        bought: 287,
        owed: 2_960,
        sent: 2_590,
        expired: 203,
        refused: 9,
        uncertain: 2,
      }).map(([name, count]) => [name, count * all]),
    ),
    silent: 1_790 * all,
    open: 52 * all,
    settledToMs: toMs - 16 * MINUTE,
    followUpMs: 15 * MINUTE,
    waits: empty ? null : { halfWithinMs: 500, nineInTenWithinMs: 2_000, replies: 2_590 },
    rulings: empty
      ? []
      : [
          { disposition: 'ANSWERED', reason: 'merchant_answer', count: 1_859 },
          { disposition: 'HIDDEN', reason: 'flood', count: 412 },
          { disposition: 'SUPPRESSED', reason: 'said_again', count: 208 },
          { disposition: 'SUPPRESSED', reason: 'cool_down', count: 96 },
          { disposition: 'HIDDEN', reason: 'moderation', count: 31 },
        ],
    answers: empty
      ? []
      : [
          { answerId: 'product.price', count: 512 },
          { answerId: 'K01', count: 430 },
          { answerId: 'F03', count: 301 },
          { answerId: 'product.size', count: 188 },
          { answerId: 'K07', count: 95 },
        ],
    hot: empty
      ? []
      : [
          cluster('c1', '3号链接多少钱', 412, 688, false, true),
          cluster('c2', '一米六二 110斤穿什么码', 205, 231, false, true),
          cluster('c3', '会起球吗', 96, 120, false, false),
          cluster('c4', '什么时候发货', 88, 101, false, true),
          cluster(
            'c5',
            '收到的少了一件怎么办，我昨天已经问过一次了还没有人理我',
            21,
            34,
            true,
            false,
          ),
          cluster('c6', '有没有加绒的', 19, 22, false, false),
        ],
    stepMs,
    series,
    rooms: empty ? [] : ['room-1', '鹿与鲸-晚八点专场'],
  };
}
