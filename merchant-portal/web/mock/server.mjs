// Serves the built front end and plays the portal's API from fixtures: `npm run mock [port]`.
// For looking at the pages, and for e2e/walk.mjs. Sign in with any name and the password "demo".
//
// POST /__mock {"scenario": "..."} chooses what is shown next: normal, peak, alarm (buyers report trouble), empty, error, slow,
// conflict (the next save of the draft finds that someone was faster), drop (the stream breaks).
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fixtures from './fixtures.mjs';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** The same policy as the portal's, so that what it forbids is found here. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

class Answer extends Error {
  constructor(status, body) {
    super(String(status));
    this.status = status;
    this.body = body;
  }
}

const problem = (status, title, detail, more = {}) =>
  new Answer(status, {
    type: `urn:tidegate:problem:${status}`,
    title,
    status,
    detail,
    traceId: 'mock-1',
    ...more,
  });

function freshState() {
  return {
    scenario: 'normal',
    lines: [],
    item: 3,
    soldOut: [],
    user: null,
    mustChange: false,
    products: fixtures.products(),
    draft: {
      revision: 41,
      publishedVersion: 12,
      changed: true,
      keywordRules: fixtures.keywordRules(),
      faq: fixtures.faq(),
      sizeChart: fixtures.sizeChart(),
      policy: fixtures.policy(),
    },
    releases: Array.from({ length: 4 }, (_, i) => ({
      number: 14 - i,
      version: 12 - i,
      atMs: Date.now() - i * 86_400_000,
      by: 'demo',
      stable: i === 0,
    })),
  };
}

/** Starts the server; resolves to its address, a way to set the scene, and a way to stop it. */
export function startMock(port = 0) {
  let state = freshState();
  const streams = new Set();

  const empty = () => state.scenario === 'empty';
  const session = () => ({
    user: state.user,
    merchant: 'apparel',
    merchantName: '鹿与鲸女装工作室',
    csrf: 'mock-csrf',
    mustChangePassword: state.mustChange,
  });
  const draftView = (en) => {
    const draft = empty()
      ? {
          ...state.draft,
          keywordRules: [],
          faq: [],
          sizeChart: [],
          publishedVersion: null,
          changed: false,
        }
      : state.draft;
    return { ...draft, problems: fixtures.problemsOf(draft, en) };
  };

  function checkRevision(revision) {
    if (state.scenario === 'conflict') {
      state.scenario = 'normal';
      state.draft.revision += 1;
      state.draft.faq = state.draft.faq.slice(0, 4);
    }
    if (revision !== state.draft.revision) {
      throw problem(409, '有人先改过了', '在您编辑的时候，有人保存了新的内容。', {
        revision: state.draft.revision,
      });
    }
  }

  function savePart(part, body, en) {
    checkRevision(body.revision);
    state.draft[part] = part === 'policy' ? body.policy : body.items;
    state.draft.revision += 1;
    state.draft.changed = true;
    const { revision, changed, problems } = draftView(en);
    return { revision, changed, problems };
  }

  function publish(body, en) {
    checkRevision(body.revision);
    const problems = fixtures.problemsOf(state.draft, en);
    if (problems.some((entry) => entry.severity === 'error')) {
      throw problem(422, '还有错误要改', '有 1 处错误，改好之后才能继续。', { problems });
    }
    state.draft.publishedVersion += 1;
    state.draft.changed = false;
    state.releases.unshift({
      number: state.releases[0].number + 1,
      version: state.draft.publishedVersion,
      atMs: Date.now(),
      by: state.user,
      stable: true,
    });
    return { version: state.draft.publishedVersion, release: state.releases[0].number };
  }

  function importFiles(body) {
    const bad = body.files.find((file) =>
      Buffer.from(file.base64, 'base64').toString().includes('BROKEN'),
    );
    if (bad) {
      throw problem(422, '没有导入', '文件里有 3 处错误，什么都没有导入。', {
        problems: [
          {
            part: 'products',
            index: 6,
            id: 'LY-1007',
            field: 'priceFen',
            severity: 'error',
            message: '“一百二”不是价格，请写成 129 或 129.9 这样，不带货币符号。',
            file: bad.name,
            line: 8,
            column: 'price',
          },
          {
            part: 'products',
            index: 11,
            id: 'LY-1003',
            field: 'sku',
            severity: 'error',
            message: '货号 LY-1003 前面已经用过了。',
            file: bad.name,
            line: 13,
            column: 'sku',
          },
          {
            part: 'faq',
            index: 2,
            id: 'A03',
            field: 'answer',
            severity: 'error',
            message: '不能为空。',
            file: 'faq.csv',
            line: 4,
            column: 'answer',
          },
        ],
      });
    }
    return {
      products: 18,
      keywordRules: 24,
      faq: 32,
      sizeChart: 40,
      version: body.publish ? 13 : null,
      release: body.publish ? 15 : null,
    };
  }

  function trySentence(body, en) {
    const { text } = body;
    const base = {
      question: true,
      sku: null,
      productName: null,
      answerId: null,
      reply: null,
      facts: [],
    };
    if (/投诉|complain/.test(text)) {
      return {
        ...base,
        disposition: 'HANDED_OVER',
        reason: 'keyword_rule',
        answerId: 'K05',
        trace: fixtures.traceOf(['question', 'person'], en),
      };
    }
    if (/多少钱|how much/.test(text)) {
      return {
        ...base,
        disposition: 'ANSWERED',
        reason: 'keyword_rule',
        sku: 'LY-1003',
        productName: '加绒直筒牛仔裤',
        answerId: 'K03',
        reply: '加绒直筒牛仔裤 今天直播间价 119 元，原价 239 元，在 3 号链接～',
        facts: [
          { sku: 'LY-1003', field: 'price', value: '119' },
          { sku: 'LY-1003', field: 'list_price', value: '239' },
          { sku: 'LY-1003', field: 'link', value: '3' },
        ],
        trace: fixtures.traceOf(['question', 'link', 'keyword'], en),
      };
    }
    return {
      ...base,
      disposition: 'JOINED',
      reason: 'waits_for_host',
      trace: fixtures.traceOf(['question', 'low', 'joined'], en),
    };
  }

  function decisionPage(query, en) {
    const all = empty() ? [] : fixtures.decisions(130, en);
    const wanted = all.filter(
      (item) =>
        (!query.get('disposition') || item.disposition === query.get('disposition')) &&
        (!query.get('room') || item.room === query.get('room')) &&
        (!query.get('q') || `${item.text} ${item.answerId}`.includes(query.get('q'))),
    );
    const from = Number(query.get('before') ?? 0);
    const to = from + Number(query.get('limit') ?? 50);
    return { items: wanted.slice(from, to), next: to < wanted.length ? String(to) : null };
  }

  function insight(query) {
    const toMs = Number(query.get('to'));
    return fixtures.insight(Number(query.get('from')), toMs, empty());
  }

  function rooms() {
    const room = (name, comments) => ({
      room: name,
      seq: 9,
      atMs: Date.now(),
      comments,
      questions: 3120,
      answered: 2604,
    });
    return empty() ? [] : [room('room-1', 12480), room('鹿与鲸-晚八点专场', 310)];
  }

  function stream(request, response) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write('retry: 1000\n\n');
    const peak = state.scenario === 'peak';
    state.lines = fixtures.questions(peak);
    state.item = 3;
    state.soldOut = [];
    let seq = Number(request.headers['last-event-id'] ?? 0);
    const board = () => ({
      merchant: 'apparel',
      room: 'room-1',
      seq: (seq += 1),
      atMs: Date.now(),
      onShowLink: state.item,
      comments: (peak ? 98_400 : 12_480) + seq * (peak ? 700 : 3),
      questions: (peak ? 31_200 : 3_120) + seq,
      answered: (peak ? 24_100 : 2_604) + seq,
      wanting: peak ? 3_120 : 132,
      rings: peak ? 4 : 1,
      held: peak ? 2_412 : 38,
      clusters: state.lines,
      soldOut: state.soldOut,
      alarms: fixtures.alarms(state.scenario),
      warned: peak ? 3 : 0,
      muted: peak ? 1 : 0,
      blocked: 0,
    });
    const send = () => {
      const data = board();
      response.write(`id: ${data.seq}\nevent: board\ndata: ${JSON.stringify(data)}\n\n`);
    };
    for (const reply of fixtures.replies()) {
      response.write(`event: reply\ndata: ${JSON.stringify(reply)}\n\n`);
    }
    send();
    const timer = setInterval(() => {
      if (state.scenario === 'still') return;
      for (const line of state.lines) {
        line.buyers += Math.round(Math.random() * Math.max(1, line.buyers / 60));
        line.lastMs = Date.now();
      }
      send();
    }, 250);
    const entry = { end: () => response.destroy() };
    streams.add(entry);
    response.on('close', () => {
      clearInterval(timer);
      streams.delete(entry);
    });
  }

  function answer(method, path, query, body, en) {
    if (path === '/api/session' && method === 'POST') {
      if (body.password !== 'demo') throw problem(401, '登录失败', '用户名或密码不对。');
      state.user = body.user;
      return session();
    }
    if (path === '/api/session' && method === 'GET') {
      return state.user ? session() : { user: null };
    }
    if (!state.user) throw problem(401, '请先登录', '登录已过期，或还没有登录。');
    if (path === '/api/session') {
      state.user = null;
      return undefined;
    }
    if (state.scenario === 'error')
      throw problem(500, '出错了', '这是我们的问题，已记录，编号 mock-1。');
    const sku = /^\/api\/products\/(.+)$/.exec(path)?.[1];
    if (sku) return product(method, decodeURIComponent(sku), body);
    switch (`${method} ${path}`) {
      case 'PUT /api/session/password':
        if (body.current !== 'demo') throw problem(422, '密码不对', '当前密码不对。');
        state.mustChange = false;
        return undefined;
      case 'GET /api/rooms':
        return rooms();
      case 'GET /api/draft':
        return draftView(en);
      case 'PUT /api/draft/keywordRules':
      case 'PUT /api/draft/faq':
      case 'PUT /api/draft/policy':
        return savePart(path.split('/').at(-1), body, en);
      case 'POST /api/draft/publish':
        return publish(body, en);
      case 'GET /api/releases':
        return empty() ? [] : state.releases;
      case 'GET /api/products':
        return empty() ? [] : state.products;
      case 'POST /api/import':
        return importFiles(body);
      case 'POST /api/try':
        return trySentence(body, en);
      case 'GET /api/insight':
        return insight(query);
      case 'GET /api/decisions':
        return decisionPage(query, en);
      default:
        if (method === 'POST' && path.endsWith('/marks')) return mark(body);
        throw problem(404, '没有找到', `这里没有 ${path}。`);
    }
  }

  /** What the host did on the board; the next board shows it. */
  function mark({ kind, cluster, text, target, wording, link, sku }) {
    if (kind === 'ITEM_ON_SHOW') state.item = link;
    if (kind === 'SOLD_OUT') state.soldOut.push(sku);
    if (kind === 'BACK_IN_STOCK') state.soldOut = state.soldOut.filter((known) => known !== sku);
    const line = state.lines.find((known) => known.id === cluster);
    if (!line) return;
    if (kind === 'ANSWERED') {
      Object.assign(line, { saidMs: Date.now(), needsPerson: false, answer: text ?? null });
    } else if (kind === 'MERGED') {
      const into = state.lines.find((known) => known.id === target);
      into.buyers += line.buyers;
      into.wordings.push({ id: line.id, text: line.text, comments: line.comments });
    } else if (kind === 'SPLIT') {
      const own = line.wordings.find((known) => known.id === wording);
      line.wordings = line.wordings.filter((known) => known !== own);
      state.lines.push({ ...line, id: own.id, text: own.text, buyers: 2, wordings: [] });
    }
    if (kind === 'MERGED' || kind === 'HIDDEN') {
      state.lines = state.lines.filter((known) => known !== line);
    }
    if (kind === 'PINNED' || kind === 'UNPINNED') line.pinned = kind === 'PINNED';
  }

  function product(method, sku, body) {
    state.products = state.products.filter((known) => known.sku !== sku);
    if (method === 'DELETE') return undefined;
    state.products.push({ ...body, sku, version: 4 });
    return body;
  }

  function serveFile(path, response) {
    const file = normalize(join(dist, path));
    const known = file.startsWith(dist) && existsSync(file) && statSync(file).isFile();
    const served = known ? file : join(dist, 'index.html');
    if (!known && extname(path)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': TYPES[extname(served)] ?? 'application/octet-stream',
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
    });
    createReadStream(served).pipe(response);
  }

  async function readBody(request) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    return text ? JSON.parse(text) : undefined;
  }

  function write(response, status, body) {
    if (body === undefined) {
      response.writeHead(204).end();
      return;
    }
    const type = status >= 400 ? 'application/problem+json' : 'application/json';
    response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
    response.end(JSON.stringify(body));
  }

  async function handle(request, response) {
    const url = new URL(request.url, 'http://mock');
    const en = (request.headers['accept-language'] ?? '').startsWith('en');
    if (url.pathname === '/__mock') {
      setScene(await readBody(request));
      write(response, 200, { ok: true });
      return;
    }
    if (!url.pathname.startsWith('/api/')) {
      serveFile(decodeURIComponent(url.pathname), response);
      return;
    }
    if (url.pathname.startsWith('/api/live/') && request.method === 'GET') {
      if (!state.user || state.scenario === 'drop') write(response, state.user ? 503 : 401, {});
      else stream(request, response);
      return;
    }
    const body = await readBody(request);
    const unsafe = request.method !== 'GET' && url.pathname !== '/api/session';
    if (unsafe && request.headers['x-csrf-token'] !== 'mock-csrf') {
      write(response, 403, { title: '请求被拒绝', status: 403 });
      return;
    }
    if (state.scenario === 'slow' && url.pathname !== '/api/session') return; // never answers
    try {
      write(response, 200, answer(request.method, url.pathname, url.searchParams, body, en));
    } catch (error) {
      if (!(error instanceof Answer)) throw error;
      write(response, error.status, error.body);
    }
  }

  /** Chooses the scene; `reset` starts over, `mustChange` asks for another password. */
  function setScene({ scenario = 'normal', reset = false, mustChange, user }) {
    if (reset) state = freshState();
    state.scenario = scenario;
    if (mustChange !== undefined) state.mustChange = mustChange;
    if (user !== undefined) state.user = user;
    if (scenario === 'drop') for (const open of streams) open.end();
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      process.stderr.write(`${error.stack}\n`);
      response.writeHead(500).end();
    });
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      resolve({
        url: `http://127.0.0.1:${server.address().port}`,
        setScene,
        close: () =>
          new Promise((closed) => {
            server.close(closed);
            server.closeAllConnections();
          }),
      });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startMock(Number(process.argv[2] ?? 7799));
  process.stdout.write(`portal with invented data: ${url}   any name, password "demo"\n`);
}
