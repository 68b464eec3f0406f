/** Linear algebra over the whole numbers, exact: rows are only ever told up to a factor. */

export type Row = readonly bigint[];

/** Rows in reduced echelon form, each with the column that it alone has. */
export type Echelon = readonly { readonly row: Row; readonly pivot: number }[];

/** The row with all of the basis's columns cleared, up to a factor that is not 0. */
export function reduceBy(basis: Echelon, row: Row): Row {
  return basis.reduce((left, { row: one, pivot }) => clear(left, one, pivot), row);
}

/** The basis with one more row; the same where the row is in its span. Pivots are found in the first `width` columns. */
export function extend(basis: Echelon, row: Row, width = row.length): Echelon {
  const left = reduceBy(basis, row);
  const pivot = left.findIndex((value, column) => column < width && value !== 0n);
  if (pivot < 0) return basis;
  return [...basis.map((one) => ({ ...one, row: clear(one.row, left, pivot) })), { row: left, pivot }];
}

export function echelonOf(rows: readonly Row[], width?: number): Echelon {
  return rows.reduce<Echelon>((basis, row) => extend(basis, row, width), []);
}

/** A basis of what every row of an echelon form is at right angles to. */
export function kernelOf(basis: Echelon, width: number): readonly Row[] {
  const pivots = new Set(basis.map(({ pivot }) => pivot));
  const common = basis.reduce((product, { row, pivot }) => leastCommonMultiple(product, at(row, pivot)), 1n);
  const free = Array.from({ length: width }, (_, column) => column).filter((column) => !pivots.has(column));
  return free.map((column) => {
    const vector = Array.from({ length: width }, () => 0n);
    vector[column] = common;
    for (const { row, pivot } of basis) vector[pivot] = (-at(row, column) * common) / at(row, pivot);
    return primitive(vector);
  });
}

export const isZero = (row: Row): boolean => row.every((value) => value === 0n);

export const at = (row: Row, column: number): bigint => row[column] ?? 0n;

export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a * b) / greatestCommonDivisor(a, b);
}

function clear(row: Row, by: Row, column: number): Row {
  const [mine, theirs] = [at(row, column), at(by, column)];
  if (mine === 0n) return row;
  return primitive(row.map((value, index) => value * theirs - at(by, index) * mine));
}

function primitive(row: Row): Row {
  const divisor = row.reduce((found, value) => (value === 0n ? found : greatestCommonDivisor(found, value)), 0n);
  return divisor < 2n ? row : row.map((value) => value / divisor);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
