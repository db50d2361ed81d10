/** Style of a notice as a web page: readable at 320 pixels, in the dark and on paper. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #17201c; --soft: #4b5751; --line: #c2c9c3; --paper: #fff; --link: #0b5a52 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eeea; --soft: #b3beb8; --line: #46514c; --paper: #151b18; --link: #7fd1c4 } }
* { box-sizing: border-box }
body { max-width: 48rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; hyphens: none }
h1, h2, h3, .marking, .number, dt, table, nav, footer { font-family: system-ui, "Segoe UI", Arial, sans-serif }
h1 { margin: 1.5rem 0 .25rem; font-size: 1.75rem; line-height: 1.25 }
h2 { margin: 2.25rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line); font-size: 1.25rem; line-height: 1.3 }
h3 { margin: 1.5rem 0 .25rem; font-size: 1.0625rem; line-height: 1.35 }
p, dl, .wide { margin: .6rem 0 }
a { color: var(--link) }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
.skip { position: absolute; left: -100rem }
.skip:focus { position: static; left: 0 }
.marking { font-size: .875rem; font-weight: 600; letter-spacing: .04em; text-align: center }
.number { margin: 0; color: var(--soft); font-size: .9375rem }
nav ul { margin: 0; padding-left: 1.25rem }
nav li { padding: .15rem 0 }
.paragraph { display: grid; grid-template-columns: 2.75rem minmax(0, 1fr) }
.figure { color: var(--soft); font-variant-numeric: tabular-nums }
dl > div { display: grid; grid-template-columns: minmax(8rem, 14rem) minmax(0, 1fr); gap: 0 1rem; padding: .3rem 0; border-bottom: 1px solid var(--line) }
dt { color: var(--soft); font-size: .9375rem }
dd { margin: 0 }
.wide { overflow-x: auto }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; line-height: 1.45 }
caption { padding-bottom: .3rem; color: var(--soft); text-align: left }
tbody th { font-weight: inherit }
th, td { overflow-wrap: break-word; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top }
.outcome { padding: .75rem 1rem; border: 2px solid var(--ink) }
footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9375rem }
@media (max-width: 30rem) { dl > div { grid-template-columns: minmax(0, 1fr) } .paragraph { grid-template-columns: 2.25rem minmax(0, 1fr) } }
@media print { :root { --ink: #000; --soft: #333; --line: #999; --paper: #fff; --link: #000 } .skip, nav { display: none } body { max-width: none; padding: 0; font-size: 11pt } h1, h2, h3, caption { break-after: avoid } .wide { overflow: visible } td:nth-child(2) { overflow-wrap: anywhere } .outcome, tr { break-inside: avoid } p { orphans: 3; widows: 3 } }
`
