import type { NoticeBlock } from '#core/notice/notice'

/** One block of the notice, as the PDF draws it. */
export function Block(props: { readonly block: NoticeBlock }) {
  const { block } = props
  switch (block.kind) {
    case 'subheading':
      return <h4>{block.text}</h4>
    case 'paragraph':
      return (
        <p className="paper__paragraph">
          <span className="paper__number">{block.number}.</span>
          <span>{block.text}</span>
        </p>
      )
    case 'facts':
      return (
        <dl>
          {block.rows.map(([label, value], index) => (
            <div key={`${label}-${index}`}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return (
        <table>
          <caption>{block.caption}</caption>
          <thead>
            <tr>
              {block.columns.map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'outcome':
      return (
        <div className="paper__outcome">
          <p>
            <b>{block.label}</b>
          </p>
          {block.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )
  }
}
