type Numbers = Uint8Array | Uint16Array | Uint32Array | Int8Array | Float32Array;

/** The same array, or a copy with room for `length` and as much again. */
export function withRoom<T extends Numbers>(array: T, length: number): T {
  if (array.length >= length) return array;
  const roomy = new (array.constructor as new (length: number) => T)(Math.max(64, 2 * length));
  roomy.set(array);
  return roomy;
}
