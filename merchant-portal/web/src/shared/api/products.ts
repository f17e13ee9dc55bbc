import { api } from './client';

/** A product as the API gives it. Money is in fen; `link` is the number in the room. */
export interface Product {
  sku: string;
  version?: number;
  link?: number | null;
  name: string;
  aliases: string[];
  priceFen: number;
  listPriceFen?: number | null;
  currency: string;
  stock: number;
  sizes: string[];
  colors: string[];
  notes: string;
  removed: boolean;
}

/** Products of the shop, ordered by link number, those without one last. */
export async function getProducts(): Promise<Product[]> {
  const products = await api.get<Product[]>('/api/products');
  return products
    .filter((product) => !product.removed)
    .sort((a, b) => (a.link ?? Infinity) - (b.link ?? Infinity) || a.sku.localeCompare(b.sku));
}
