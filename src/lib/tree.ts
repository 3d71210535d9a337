/** Values keyed by parameter name, e.g. `{ w1: …, w2: … }`, in layer order. */
export type Tree<T> = Readonly<Record<string, T>>;

/** Maps every value of a tree, keeping names and order. */
export function mapTree<T, U>(tree: Tree<T>, map: (value: T, name: string) => U): Tree<U> {
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, map(value, name)]));
}
