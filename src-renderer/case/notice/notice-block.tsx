import type { NoticeBlock } from '#core/notice/notice'
import { Said } from './said.tsx'

/** One block of the notice, as the PDF draws it. */
export function Block(props: { readonly block: NoticeBlock }) {
  const { block } = props
  switch (block.kind) {
    case 'subheading':
      return (
        <h4>
          <Said text={block.text} />
        </h4>
      )
    case 'paragraph':
      return (
        <p className="paper__paragraph">
          <span className="paper__number">{block.number}.</span>
          <span>
            <Said text={block.text} />
          </span>
        </p>
      )
    case 'facts':
      return (
        <dl>
          {block.rows.map(([label, value], index) => (
            <div key={`${label}-${index}`}>
              <dt>
                <Said text={label} />
              </dt>
              <dd>
                <Said text={value} />
              </dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return (
        <table>
          <caption>
            <Said text={block.caption} />
          </caption>
          <thead>
            <tr>
              {block.columns.map((column) => (
                <th scope="col" key={column}>
                  <Said text={column} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column}>
                    <Said text={cell} />
                  </td>
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
            <b>
              <Said text={block.label} />
            </b>
          </p>
          {block.lines.map((line) => (
            <p key={line}>
              <Said text={line} />
            </p>
          ))}
        </div>
      )
  }
}
