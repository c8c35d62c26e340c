// What every bench needs and no database: middle values, many hands, and the table at the end.
export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
export const percentile = (list, p) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor((list.length * p) / 100))];

/** Prints what a person reads, then the line a machine reads. */
export function report(name, rows) {
  console.log(`\n${name}`);
  for (const [label, value, goal] of rows) console.log(`  ${label.padEnd(52)} ${String(value).padStart(12)}   ${goal ?? ''}`);
  console.log(JSON.stringify({ bench: name, ...Object.fromEntries(rows.map(([label, value]) => [label, value])) }));
}

export async function workers(count, total, work) {
  let next = 0;
  await Promise.all(Array.from({ length: count }, async (_, w) => { while (next < total) await work(next++, w); }));
}
