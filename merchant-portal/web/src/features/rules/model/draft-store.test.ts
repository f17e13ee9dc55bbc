import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/shared/api/problem';
import type { Draft, KeywordRule } from '../api/draft';
import { createDraftStore } from './draft-store';
import { withItem } from './list-edit';

const aRule = (id: string): KeywordRule => ({
  id,
  anyOf: [id],
  allOf: [],
  noneOf: [],
  action: 'REPLY',
  reply: '好',
});

/** The server's side of the draft. */
class FakeDrafts {
  revision = 1;
  keywordRules = [aRule('K01')];
  puts = 0;

  readonly fetch = (path: string, init: RequestInit = {}): Promise<Response> => {
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : {};
    return Promise.resolve(this.answer(init.method ?? 'GET', path, body));
  };

  /** Someone else adds a rule. */
  saveBySomeoneElse(): void {
    this.revision++;
    this.keywordRules = [...this.keywordRules, aRule('K99')];
  }

  private answer(method: string, path: string, body: { revision: number; items: KeywordRule[] }) {
    if (method === 'GET') return this.json(200, this.draft());
    this.puts++;
    if (body.revision !== this.revision) {
      return this.json(409, { title: '有人先改过了', revision: this.revision });
    }
    if (path.endsWith('publish')) {
      const problems = [{ part: 'faq', id: 'A01', message: '不能为空', severity: 'error' }];
      return this.json(422, { problems });
    }
    this.keywordRules = body.items;
    this.revision++;
    return this.json(200, { revision: this.revision, changed: true, problems: [] });
  }

  private draft(): Draft {
    const { revision, keywordRules } = this;
    return {
      revision,
      keywordRules,
      publishedVersion: 3,
      changed: false,
      faq: [],
      sizeChart: [],
      policy: {
        faqThreshold: 0.5,
        coolDownMs: 1,
        questionExpiryMs: 1,
        actionExpiryMs: 1,
        factAgeMs: 1,
      },
      problems: [],
    };
  }

  private json(status: number, body: unknown): Response {
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json' },
    });
  }
}

describe('the draft store', () => {
  let server: FakeDrafts;
  let store: ReturnType<typeof createDraftStore>;
  const idsOf = (rules: readonly KeywordRule[] | undefined) => (rules ?? []).map((rule) => rule.id);

  beforeEach(async () => {
    server = new FakeDrafts();
    vi.stubGlobal('fetch', server.fetch);
    store = createDraftStore();
    await store.load();
  });
  afterEach(() => vi.unstubAllGlobals());

  it('saves a change and goes on from the new revision', async () => {
    // When
    await store.save('keywordRules', (items) => withItem(items, aRule('K02')));
    const second = await store.save('keywordRules', (items) => withItem(items, aRule('K03')));

    // Then
    expect(second).toBe('saved');
    expect(idsOf(server.keywordRules)).toEqual(['K01', 'K02', 'K03']);
    expect(store.draft.value?.changed).toBe(true);
  });

  it('puts the change on top of somebody else’s when the person wants that', async () => {
    // Given
    server.saveBySomeoneElse();

    // When
    const saving = store.save('keywordRules', (items) => withItem(items, aRule('K02')));
    await vi.waitFor(() => expect(store.conflict.value).not.toBeNull());
    store.conflict.value?.('reapply');

    // Then
    expect(await saving).toBe('saved');
    expect(idsOf(server.keywordRules)).toEqual(['K01', 'K99', 'K02']);
    expect(store.conflict.value).toBeNull();
  });

  it('shows the newest draft when the person gives the change up', async () => {
    // Given
    server.saveBySomeoneElse();

    // When
    const saving = store.save('keywordRules', (items) => withItem(items, aRule('K02')));
    await vi.waitFor(() => expect(store.conflict.value).not.toBeNull());
    store.conflict.value?.('drop');

    // Then
    expect(await saving).toBe('dropped');
    expect(idsOf(store.draft.value?.keywordRules)).toEqual(['K01', 'K99']);
    expect(server.puts).toBe(1);
  });

  it('does not publish what someone else changed meanwhile, but loads it', async () => {
    // Given
    server.saveBySomeoneElse();

    // When
    const failure: unknown = await store.publish().catch((error: unknown) => error);

    // Then
    expect((failure as ApiProblem).status).toBe(409);
    expect(idsOf(store.draft.value?.keywordRules)).toEqual(['K01', 'K99']);
  });

  it('shows the problems that keep the draft from being published', async () => {
    // When
    await store.publish().catch(() => undefined);

    // Then
    expect(store.errors.value).toHaveLength(1);
    expect(store.problemsOf('faq', 'A01')).toHaveLength(1);
  });
});
