import { api } from '@/shared/api/client';
import type { Product } from '@/shared/api/products';

export const putProduct = (product: Omit<Product, 'version'>) =>
  api.put<Product>(`/api/products/${encodeURIComponent(product.sku)}`, product);

export const deleteProduct = (sku: string) =>
  api.delete(`/api/products/${encodeURIComponent(sku)}`);
