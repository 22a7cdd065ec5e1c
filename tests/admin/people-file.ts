/** A file of contacts whose truth is known: every 333rd row, 60 of 20,000, cannot be imported. */
export interface PeopleFile {
  readonly csv: string;
  readonly rowCount: number;
  /** The rows that must be rejected, 1 below the header, in order. */
  readonly badRows: readonly number[];
}

const first = ['Ana', 'Bo', 'Carla', 'Dmitri', 'Elif', 'Farid', 'Grace', 'Hiro', 'Ines', 'Jamal'];
const last = ['Lima', 'Berg', 'Okafor', 'Nguyen', 'Ruiz', 'Smith', 'Kowalski', 'Haddad', 'Tanaka', 'Moore'];
const cities = ['Austin,TX,78701', 'Chicago,IL,60601', 'Miami,FL,33101', 'Portland,OR,97201'];

/** The phone of a row, ten digits: dialled nowhere else in the file. */
export const phoneOf = (row: number): string => `512${String(2_000_000 + row * 7)}`;

export function peopleFile(rowCount: number, badCount: number): PeopleFile {
  const lines = ['Contact ID,First Name,Last Name,Email,Phone,City,State,Zip,Balance'];
  const badRows: number[] = [];
  const every = Math.floor(rowCount / badCount);
  for (let row = 1; row <= rowCount; row++) {
    const isBad = row % every === 0 && badRows.length < badCount;
    if (isBad) badRows.push(row);
    const isBadPhone = isBad && badRows.length % 2 === 0;
    lines.push(
      [
        `C-${row}`,
        first[row % first.length],
        last[Math.floor(row / 10) % last.length],
        isBad && !isBadPhone ? 'not an address' : `person${row}@example.test`,
        isBadPhone ? '12-34' : phoneOf(row),
        cities[row % cities.length],
        (row % 900) + 0.5,
      ].join(','),
    );
  }
  return { csv: `${lines.join('\n')}\n`, rowCount, badRows };
}
