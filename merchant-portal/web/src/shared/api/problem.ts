/** One thing that is wrong in a draft or in an imported file. */
export interface Problem {
  part: 'keywordRules' | 'faq' | 'sizeChart' | 'concepts' | 'products' | 'policy';
  /** Place in its list from 0, -1 when it is about no entry. */
  index?: number;
  id?: string | null;
  field?: string | null;
  message: string;
  severity: 'error' | 'warning';
  file?: string | null;
  line?: number | null;
  /** Name of the column, as the file's first line has it. */
  column?: string | number | null;
}

/** Body of an `application/problem+json` answer (RFC 9457), as far as the portal reads it. */
export interface ProblemDocument {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  field?: string;
  traceId?: string;
  problems?: Problem[];
  revision?: number;
}

/** Status of a request that never got an answer. */
export const NO_ANSWER = 0;

/**
 * A request that did not succeed. `status` is the HTTP status, or {@link NO_ANSWER} when the server
 * could not be reached or did not answer in time.
 */
export class ApiProblem extends Error {
  readonly status: number;
  readonly document: ProblemDocument;

  constructor(status: number, document: ProblemDocument) {
    super(document.detail ?? document.title ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.document = document;
  }

  /** Last step of the field's path: `items[3].reply` gives `reply`; null when none is named. */
  get field(): string | null {
    const path = this.document.field;
    if (!path) return null;
    const steps = path.split('.');
    return (steps[steps.length - 1] ?? path).replace(/\[\d+\]$/, '');
  }

  get problems(): Problem[] {
    return this.document.problems ?? [];
  }
}

/** True when the error is a problem with the given status. */
export function hasStatus(error: unknown, status: number): error is ApiProblem {
  return error instanceof ApiProblem && error.status === status;
}
