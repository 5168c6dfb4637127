/** Whether a file holds a network; else it may hold data. Both come as .json, and only a look inside tells. */
export async function isModelFile(file: Pick<File, 'name' | 'slice'>): Promise<boolean> {
  const name = file.name.toLowerCase();
  if (name.endsWith('.linn')) return true;
  return name.endsWith('.json') && /^\s*\{\s*"format"\s*:\s*"linnet\//u.test(await file.slice(0, 200).text());
}
