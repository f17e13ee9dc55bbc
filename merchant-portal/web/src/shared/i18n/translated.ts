/** The same keys in another language: a missing or a surplus sentence does not compile. */
export type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };
