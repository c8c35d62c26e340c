/** Every item of a list that answers page by page. */
export async function everyPage<T>(page: (after?: string) => Promise<{ items: T[]; next: string | null }>): Promise<T[]> {
  const items: T[] = [];
  for (let after: string | undefined; ; ) {
    const { items: more, next } = await page(after);
    items.push(...more);
    if (!next) return items;
    after = next;
  }
}
