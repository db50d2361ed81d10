// The three documents of the sample bundle, page by page: what the PDFs say and what the evidence
// links of the sample case quote. Made up throughout; no real person, force or case.

export type BundlePage = {
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly table?: readonly (readonly string[])[]
}
export type BundleText = {
  readonly file: string
  readonly title: string
  readonly subtitle: string
  readonly pages: readonly BundlePage[]
}

const report: BundleText = {
  file: 'bundle/investigation-report.pdf',
  title: 'Investigation report',
  subtitle: 'Professional Standards Department, Sample Constabulary',
  pages: [
    {
      heading: '1. What is alleged',
      paragraphs: [
        'This report is about a sergeant on a response team (“the officer”). It is alleged that the officer looked at police records about Member of the public B for no policing purpose, and told Member of the public A something that those records held.',
        'Member of the public A is a cousin of the officer and lets out a flat. Member of the public B was the tenant of that flat. The two were in dispute over rent from the spring of 2024.',
        'The matter came to attention on 14 October 2024, when Member of the public B complained that the landlord knew of an arrest which nobody outside the police should have known about.',
        'The severity assessment was made on 28 October 2024. The appropriate authority assessed the conduct, if proved, as gross misconduct.',
      ],
    },
    {
      heading: '2. How the matter was investigated',
      paragraphs: [
        'The investigator took an account from Member of the public B, obtained the audit of the records system, obtained the messages that Member of the public A agreed to hand over, and interviewed the officer on 11 November 2024.',
        'The officer was given notice of the investigation on 30 October 2024 and was accompanied at interview by a police friend.',
        'The investigation was paused from January 2025 to March 2026 while the arrest of Member of the public B was dealt with by another department. The officer asked for none of that delay and caused none of it.',
        'The notice of referral to a misconduct hearing, with the papers, was given on 6 July 2026.',
      ],
    },
    {
      heading: '3. The look-ups',
      paragraphs: [
        'The audit shows that the officer opened the record of Member of the public B nine times between 3 June 2024 and 12 September 2024. The entries are in exhibit 1.',
        'No task, incident or supervision of a colleague’s work called for any of the nine. On four of the days the officer was on a rest day and logged on from a station computer.',
        'In interview the officer said: “I looked because my cousin kept asking me who he had living there. I knew I should not have.” The officer accepted from the start that each look-up was deliberate and had no policing purpose.',
        'The officer had finished the force’s data protection course on 18 April 2024, less than seven weeks before the first look-up, and as a sergeant checks others’ use of the system.',
      ],
    },
    {
      heading: '4. The disclosure and its effect',
      paragraphs: [
        'On 12 September 2024 at 19:42, eleven minutes after the last look-up, the officer sent Member of the public A a message saying that the tenant had been arrested “last week” and that the investigation was still running. The message is in exhibit 2.',
        'Member of the public A confronted Member of the public B about the arrest two days later. Member of the public B said in a statement: “I felt that everyone in the building knew. I stopped going out and then I moved.”',
        'The officer in charge of the investigation into the arrest reports that the disclosure could have led to contact with a witness. It did not, and that investigation was not harmed in the end.',
        'In interview the officer did not remember the message. In the written response of 24 July 2026 the officer accepted having sent it.',
      ],
    },
    {
      heading: '5. Assessment',
      paragraphs: [
        'In the investigator’s opinion there is a case to answer for gross misconduct on both allegations: under Confidentiality, Orders and Instructions, and Discreditable Conduct for the look-ups, and under Confidentiality and Discreditable Conduct for the disclosure.',
        'Nothing was found to suggest that money changed hands or that the officer hoped to gain. Nothing was found to suggest that any entry or message was deleted.',
        'The officer has sixteen years’ service, no earlier finding, and no live warning. The officer has not been reduced in rank before.',
      ],
    },
  ],
}

const exhibits: BundleText = {
  file: 'bundle/exhibits.pdf',
  title: 'Exhibits',
  subtitle: 'Access audit, messages and training record',
  pages: [
    {
      heading: 'Exhibit 1. Audit of the records system',
      paragraphs: [
        'Entries under the officer’s account that opened the record of Member of the public B. “Duty” is taken from the duty system; “Task” from the command and control log.',
        'Nine entries between 3 June 2024 and 12 September 2024. No task is linked to any entry.',
      ],
      table: [
        ['No.', 'Date', 'Time', 'What was opened', 'Duty', 'Task'],
        ['1', '3 June 2024', '08:14', 'Person record', 'On duty', 'None'],
        ['2', '3 June 2024', '08:19', 'Address history', 'On duty', 'None'],
        ['3', '21 June 2024', '22:40', 'Person record', 'Rest day', 'None'],
        ['4', '9 July 2024', '13:02', 'Incidents at address', 'On duty', 'None'],
        ['5', '30 July 2024', '20:55', 'Person record', 'Rest day', 'None'],
        ['6', '14 August 2024', '09:31', 'Person record', 'On duty', 'None'],
        ['7', '28 August 2024', '21:17', 'Incidents at address', 'Rest day', 'None'],
        ['8', '6 September 2024', '07:48', 'Custody record', 'On duty', 'None'],
        ['9', '12 September 2024', '19:31', 'Custody record', 'Rest day', 'None'],
      ],
    },
    {
      heading: 'Exhibit 2. Messages handed over by Member of the public A',
      paragraphs: [
        '12 September 2024, 18:57, from Member of the public A: “Anything new on him? He is two months behind.”',
        '12 September 2024, 19:42, from the officer: “He was arrested last week. Still being investigated so you did not hear it from me.”',
        '12 September 2024, 19:44, from Member of the public A: “Knew it.”',
        '13 September 2024, 08:03, from the officer: “Please leave it alone and use the court for the rent. I should not have said.”',
      ],
    },
    {
      heading: 'Exhibit 3. Training record',
      paragraphs: [
        'Data protection and information security, yearly refresher: finished 18 April 2024. Result: passed.',
        'Supervisors’ module, “Checking how your team uses records”: finished 18 April 2024. Result: passed.',
        'The course text says: “Never open a record because someone you know has asked you to. If you are asked, tell your supervisor.”',
      ],
    },
    {
      heading: 'Exhibit 4. Statement of Member of the public B (extract)',
      paragraphs: [
        '“On 14 September my landlord stopped me on the stairs and said that he knew I had been arrested. There were neighbours there. I had told nobody.”',
        '“I felt that everyone in the building knew. I stopped going out and then I moved. I would think twice before I called the police again.”',
      ],
    },
  ],
}

const response: BundleText = {
  file: 'bundle/officers-response.pdf',
  title: 'The officer’s response',
  subtitle: 'Regulation 31 response, 24 July 2026',
  pages: [
    {
      heading: '1. Allegation 1',
      paragraphs: [
        'I admit allegation 1. I opened the record nine times. I had no policing reason for any of them, and I said so when I was first interviewed.',
        'I accept that this breached the standards on Confidentiality, Orders and Instructions, and Discreditable Conduct, and that it is gross misconduct.',
      ],
    },
    {
      heading: '2. Allegation 2',
      paragraphs: [
        'When I was interviewed I did not remember the message of 12 September. I have now seen it. I sent it and I admit allegation 2.',
        'I told my cousin the next morning to leave the matter alone because I knew at once that I had done wrong. I did not tell my inspector, and I should have.',
      ],
    },
    {
      heading: '3. What I want the panel to know',
      paragraphs: [
        'I have written to Member of the public B, through the investigator, to say that I am sorry. A private record was treated as family gossip, and I was the one trusted to keep it.',
        'I have sixteen years’ service. My last five yearly reviews and three references are attached for the panel. I took on no duties with access to records from October 2024 and I have worked in the property store since.',
        'I asked for the information security team to show me what my look-ups had set off. I have since told two new sergeants’ courses about it, without making excuses.',
        'The two years since October 2024 have been hard on my family. I know that this carries little weight.',
      ],
    },
  ],
}

export const sampleBundle: readonly BundleText[] = [report, exhibits, response]
