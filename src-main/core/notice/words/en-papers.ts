/** What the papers around a notice say of themselves, in English. */
export const englishPapers = {
  'leftOut.mark': '[left out: {ground}]',

  'paper.byHand': 'Enter by hand: it is not held in this library',
  'paper.name': 'Name',
  'paper.rank': 'Rank',
  'paper.signed': 'Signed',
  'paper.date': 'Date',
  'paper.notice': 'Notice',
  'paper.hash': 'SHA-256 of the notice',
  'paper.signing': 'For the appropriate authority',

  'letter.title': 'Letter to the officer with the report',
  'letter.heading': 'To the officer',
  'letter.to': 'To',
  'letter.from': 'From',
  'letter.hearing': 'The report of your misconduct hearing comes with this letter.',
  'letter.hearingOn':
    'The report of your misconduct hearing, decided on {date}, comes with this letter.',
  'letter.meeting': 'The report of your misconduct meeting comes with this letter.',
  'letter.meetingOn':
    'The report of your misconduct meeting, decided on {date}, comes with this letter.',
  'letter.replaces': 'It replaces notice {number}.',
  'letter.rule':
    'It is sent under regulation {regulation} of the Police (Conduct) Regulations 2020.',
  'letter.appealTo': 'An appeal goes to',
  'letter.writeIn': '{byHand}. {line}',

  'report.title': 'Report to the police barred list',
  'report.heading': 'The person reported',
  'report.fullName': 'Full name',
  'report.force': 'Force',
  'report.born': 'Date of birth',
  'report.status': 'Status',
  'report.number': 'Warrant or collar number',
  'report.dismissedOn': 'Dismissed on',
  'report.foundOn': 'Found on',
  'report.due': 'Report due by',
  'report.dismissal':
    'The officer was dismissed without notice. This report is made under regulation 3 of the Police Barred List and Police Advisory List Regulations 2017.',
  'report.finding':
    'It was found that the former officer would have been dismissed. This report is made under regulation 3 of the Police Barred List and Police Advisory List Regulations 2017.',
  'report.found': 'What was found',
  'report.proved': 'Each allegation that was proved',
  'report.reasons': 'Reasons',

  'public.HEARING': 'Notice of a misconduct hearing',
  'public.AMH': 'Notice of an accelerated misconduct hearing',
  'public.SPECIAL_CASE': 'Notice of a special case hearing',
  'public.officer': 'Officer',
  'public.officerNo': 'Officer {number}',
  'public.officerIs': '{name}, {rank}',
  'public.day': 'Date',
  'public.time': 'Time',
  'public.place': 'Place',
  'public.rule':
    'The chair requires this notice under regulation {regulation} of the Police (Conduct) Regulations 2020.',
  'public.conduct': 'The conduct alleged',
  'public.alleged': 'What follows is alleged. Nothing is decided before the hearing.',
  'public.attending': 'For those who attend',
} as const
