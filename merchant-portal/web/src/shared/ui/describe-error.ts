import { ApiProblem, NO_ANSWER } from '@/shared/api/problem';

type Translate = (key: string, named?: Record<string, unknown>) => string;

/** An error in words for the person at the screen: what happened, and what helps. */
export function describeError(error: unknown, t: Translate): { title: string; detail: string } {
  if (!(error instanceof ApiProblem)) {
    return { title: t('error.unexpected'), detail: t('error.unexpectedHint') };
  }
  if (error.status === NO_ANSWER) {
    return { title: t('error.noAnswer'), detail: t('error.noAnswerHint') };
  }
  const { title, detail, traceId } = error.document;
  if (error.status >= 500) {
    const words = detail ?? t('error.serverHint');
    return {
      title: title ?? t('error.server'),
      detail:
        traceId && !words.includes(traceId)
          ? `${words} ${t('error.trace', { id: traceId })}`
          : words,
    };
  }
  return {
    title: title ?? t('error.refused', { status: error.status }),
    detail: detail ?? '',
  };
}

/** An error in one sentence, for beside a form. */
export function errorText(error: unknown, t: Translate): string {
  const { title, detail } = describeError(error, t);
  return detail || title;
}
