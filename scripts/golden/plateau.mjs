// Cases of the anomaly data: a seed, and some of the rows, labels, sums and anomalies that come of it.
import { exactly, nearly, relatively } from './findings.mjs';
import { checkKeys, numpySum } from './numbers.mjs';

/** Compares every number of a case. */
export function comparePlateaus(one, findings, { core, datasets, tolerances }, place) {
  checkKeys(one, ['seed'], place);
  const { seed, ...wanted } = one;
  const { train, validation } = datasets.plateaus({ seed });
  const arrays = { trainX: train.x, trainY: train.y, valX: validation.x, valY: validation.y };
  for (const [key, value] of Object.entries(wanted)) {
    const where = `${place}.${key}`;
    const part = /^(train|val)([XY]) (.+)$/.exec(key);
    const defective = /^defective start,width first (\d+) \(draw order\)$/.exec(key);
    const picked = part && pick(arrays[part[1] + part[2]], part[3], part[2] === 'Y', tolerances);
    if (key === 'shapes') compareShapes(arrays, value, findings, where);
    else if (defective)
      findings.numbers(
        where,
        firstAnomalies(core, seed, { train, validation }, Number(defective[1])),
        value,
        exactly(),
      );
    else if (picked) findings.numbers(where, picked.got, value, picked.isAsWanted);
    else findings.missing('use for', `"${key}" of ${place}`);
  }
}

function compareShapes(arrays, shapes, findings, where) {
  for (const [name, shape] of Object.entries(shapes)) {
    if (name in arrays) findings.same(`${where}.${name}`, arrays[name].shape, shape);
    else findings.missing('array', `"${name}"`);
  }
}

/** What the end of a key asks for: `first 3 rows`, `first 60`, `last row`, `row sums, first 50`, `total`; labels to the bit. */
function pick({ data, shape: [rows, columns] }, what, isLabels, tolerances) {
  const number = Number(/\d+/.exec(what)?.[0] ?? 0);
  const row = (index) => data.slice(index * columns, (index + 1) * columns);
  const values = isLabels ? exactly() : nearly(tolerances.data);
  const sums = isLabels ? exactly() : relatively(tolerances.sum);
  switch (what.replace(/\d+/, 'N')) {
    case 'first N rows':
      return { got: { data: data.slice(0, number * columns), shape: [number, columns] }, isAsWanted: values };
    case 'first N':
      return { got: { data: data.slice(0, number), shape: [number] }, isAsWanted: values };
    case 'last row':
      return { got: { data: row(rows - 1), shape: [columns] }, isAsWanted: values };
    case 'row sums, first N':
      return {
        got: { data: Array.from({ length: number }, (_, index) => numpySum(row(index))), shape: [number] },
        isAsWanted: sums,
      };
    case 'total':
      return { got: numpySum(data), isAsWanted: sums };
    default:
      return undefined;
  }
}

/** The anomalies that were drawn first, found among the shuffled rows by drawing what shuffles them once more. */
function firstAnomalies(core, seed, { train, validation }, count) {
  const generator = core.random(seed);
  const clean = 2800;
  for (let round = 0; round < 4; round++) {
    generator.permutation(clean);
    for (let row = 0; row < clean; row++) {
      if (round < 2) for (const choices of [100, 22]) generator.choice(choices);
      generator.randomSample(100);
    }
  }
  const [order, indices] = [generator.permutation(2 * clean), generator.permutation(2 * clean)];
  const anomalies = [...validation.anomalies, ...train.anomalies];
  const places = new Map(Array.from(indices, (index, place) => [order[index], place]));
  // Defective rows come after the sound ones.
  const found = Array.from({ length: count }, (_, row) => anomalies[places.get(clean + row)]);
  return { data: found.flatMap((anomaly) => [anomaly?.start, anomaly?.width]), shape: [count, 2] };
}
