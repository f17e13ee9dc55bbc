import { IMPORT_NAMES, type ImportName } from '../api/import';

/** More than a shop ever has; larger files are not even read. */
export const MOST_BYTES = 5 * 1024 * 1024;

export interface ChosenFile {
  file: File;
  /** What it holds; null until the person says so. */
  kind: ImportName | null;
}

/** What a file holds, told by its name: "faq (2).csv" and "店铺-faq.csv" are FAQ too. */
export function kindOf(fileName: string): ImportName | null {
  const name = fileName.toLowerCase();
  return (
    IMPORT_NAMES.find((known) => name === known) ??
    IMPORT_NAMES.find((known) => name.includes(known.replace('.csv', ''))) ??
    null
  );
}

/** The file's bytes as base64, unchanged: the server decides about encoding and marks. */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const CHUNK = 0x8000;
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}
