/** Calls `make` once for each key, as long as at most so many are kept; then it starts over. For what is a pure function of its key. */
export function memo<T>(most: number, make: (key: string) => T): (key: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    const value = make(key);
    if (known.size >= most) known.clear();
    known.set(key, { value });
    return value;
  };
}
