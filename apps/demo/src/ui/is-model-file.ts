/** Whether a file holds a network, or the setup of one; else it may hold data. All come as .json, and only a look inside tells. */
export async function isModelFile(file: Pick<File, 'name' | 'slice'>): Promise<boolean> {
  const name = file.name.toLowerCase();
  if (name.endsWith('.linn') || name.endsWith('.zip')) return true;
  return (
    name.endsWith('.json') && /^\s*\{\s*"format"\s*:\s*"linnet(?:-setup)?\//u.test(await file.slice(0, 200).text())
  );
}
