/** Eight made-up days of a year, in the form of the government's file. */
export const yearOfHolidays = (year: number) =>
  ['01-02', '04-13', '04-16', '05-04', '05-25', '08-31', '12-25', '12-28'].map((day) => ({
    title: 'Bank holiday',
    date: `${year}-${day}`,
    notes: '',
    bunting: true,
  }))

/** The text of such a file, with another division beside it. */
export const bankHolidayFile = (events: unknown): string =>
  JSON.stringify({
    'england-and-wales': { division: 'england-and-wales', events },
    scotland: { division: 'scotland', events: [{ title: '2nd January', date: '2031-01-02' }] },
  })
