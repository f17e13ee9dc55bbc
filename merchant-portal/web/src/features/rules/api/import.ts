import { api } from '@/shared/api/client';

export const IMPORT_NAMES = [
  'products.csv',
  'faq.csv',
  'keywords.csv',
  'size_chart.csv',
  'concepts.csv',
] as const;
export type ImportName = (typeof IMPORT_NAMES)[number];

export interface ImportFile {
  name: ImportName;
  base64: string;
}

export interface Imported {
  products: number;
  keywordRules: number;
  faq: number;
  sizeChart: number;
  concepts: number;
  version?: number | null;
  release?: number | null;
}

const IMPORT_TIMEOUT_MS = 120_000;

/** All or nothing: rejects with 422 and the problems by file, line and column. */
export const importFiles = (files: ImportFile[], publish: boolean) =>
  api.post<Imported>('/api/import', { files, publish }, { timeoutMs: IMPORT_TIMEOUT_MS });
