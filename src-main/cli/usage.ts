const head = 'evenhand <command> [operand] [options]'

const entries = `
  init                       makes an encrypted library [--sample] [--label] [--person] [--role]
                             [--capacity] [--recovery-key-file <file>]
  import <file>              adds precedents [--rejects <file>]; a table with headings of its own
                             [--mapping <mapping.json>], made out of what --suggest-mapping prints;
                             read by [--sheet <name>] [--heading-row <n>] [--encoding <name>];
                             [--dry-run] writes nothing and says what would be taken in
  matrix                     conduct type by outcome [--regime] [--force] [--from] [--to]
  compare <case.json>        like cases, floor and ceiling, spread
  evaluate                   the library grades its own method [--test <file>] [--split <kind>]
  case import <case.json>    takes a case file in
  case seal <reference>      seals a provisional view --view <view.json>
  case compare <reference>   opens the comparators of a case, once every view is sealed
  case replay <reference>    asks the last comparison again [--result <hex of a notice>]
  case print-comparison <reference>
                             like cases as a working paper --out <file.pdf>
  case hand-over <reference> the case for another laptop --seat <number> --out <file>
  case add-officer <ref>     a case for another officer of the same hearing
  case hear-with <ref> <ref> the first takes over hearing, days and panel of the second
  case hear-apart <reference> takes it out of that hearing again, before anything is signed
                             --reason <why>
  seal export <reference>    your seal, which nobody else can read --out <file>
  seal import <ref> <file>   takes a seal in [--seat <number> --confirm <fingerprint>]
  seal open <reference>      opens your seal for the others, once all are in --out <file>
  seal import-opening <ref> <file>
  seal changes <reference>   what you hold after the comparators --out <file>
  seal import-changes <ref> <file>
  seal record <reference>    who sealed, with which key, and your own fingerprint
  bundle add <reference> <files or folders>
                             takes documents in [--section <part>]
  bundle list <reference>    parts, tabs and documents
  bundle find <reference> <words>
                             pages that hold the words
  bundle recognise <reference>
                             reads pages that are only pictures, some seconds each
  bundle build <reference> [files or folders]
                             the whole bundle as one paginated PDF, with the report of its
                             references --out <file.pdf> [--section <part>] [--no-links]
  bundle changes <reference> what the last issue changed, old page to new --out <file.pdf|csv>
  bundle replace <reference> <tab> <file>
                             another file for a document of the bundle, in its place
  redaction mark <reference> <words>
                             every place of the words --ground <ground> [--note <text>]
  redaction review <reference>
                             a second look at every area that waits for one
  redaction list <reference> areas marked in the bundle, without their words
  redaction make <reference> one redacted copy of every document with areas --out <file.pdf>
  redaction log <reference>  why each is gone, for the last copy --out <file.pdf or .csv>
  clock list                 every time limit of every case
  clock export [reference]   a calendar file --out <file.ics>
  law holidays <file.json>   takes in the government's bank holidays
  person add                 --person <name or role> --role <role> --new-passphrase-file <file>
  certificate make           a self-made signing certificate --person <name> --organisation <name>
  certificate import <p12>   the force's certificate --key-passphrase-file <file>
  certificate request        a key made here asks for one --person <name> --organisation <name>
                             --out <file.csr>
  certificate answer <file>  takes in what the force's authority issued on it
  trust list                 certificates by which names in signatures are believed
  trust add <file>           --confirm <fingerprint> --reason <how it was compared>
  trust remove <fingerprint> --reason <why>
  notice hearing <reference> the public notice of a hearing --out <file.pdf> --at <time>
                             --place <where> [--additions <booking, conditions, contact>]
                             [--leave-out <name,date,time,place,conduct> --reason <the chair's>]
  notice untranslated <reference>
                             what its papers would print in English for want of Welsh
                             [--languages CY|BOTH]
  notice issue <ref> ...     signs full and published notice into --out <folder>
                             [--languages EN|CY|BOTH] [--typed en-GB|cy] [--allow-english]
  notice export              every signed notice, and the web page of each published one
                             --out <folder> [--from <day>] [--to <day>]
  notice countersign <no.>   the secretariat's signature over a signed notice
  notice timestamp-request <no.>
                             what a timestamp authority answers --out <file.tsq>
  notice timestamp-take <no.> <file.tsr>
                             puts its answer into the notice
  notice revocation-take <no.> <file> ...
                             puts lists (.crl) or answers (.ors) about its signers into the notice
  notice replay <file.pdf>   asks again what an issued notice rests on, and says what changed
  notice verify <path>       says what the signatures of a PDF, or of each in a folder, are worth;
                             with a library, 0 only where the signer is known there
  pack export --law <file>   this library's sign-offs as a signed pack [--for <whom>]
                             [--pack-passphrase-file <file> or --recipient <age1 key>, repeatable]
  pack export --case <reference>
                             the case, signed and locked to its receiver --out <file>
                             --to <name or age1 key> [--role <role>] [--seat <number>]
  pack key                   your receiving key, and its fingerprint to be read out
  pack inspect <file>        who signed a pack, what it holds, what it would change
  pack import <file>         keeps what it records [--accept <ids>|all] lets entries count here
                             [--confirm <fingerprint>] [--label <name>] for a signer not known yet
                             [--choose theirs|mine] for parts of a case that both sides changed
  audit verify               recomputes the audit record
  backup <folder>            a checked copy of the library in a new folder inside it
  restore <backup folder>    puts a backup into the empty folder that --library names
`

const foot = `
Every command but notice verify and restore: --library <folder> --passphrase-file <file> [--as <person>]
--json prints one JSON document on standard output. Exit code: 0 done, 1 refused, 2 wrong usage.
\`evenhand help <command>\` shows one command, or one family of them.
`

/** What a person can type: all of it, or the commands that begin with these words, if any do. */
export function usage(words = ''): string {
  const each = entries.split(/\n(?= {2}\S)/u).filter((entry) => entry.trim() !== '')
  const named = each.filter((entry) => `${entry.trimStart()} `.startsWith(`${words} `))
  const shown = named.length === 0 ? each : named
  return [head, '', shown.join('\n').trimEnd(), foot].join('\n')
}
