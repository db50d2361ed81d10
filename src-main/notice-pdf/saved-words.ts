// What a file says of itself by RDF (ISO 16684-1). Programs that save it write anew when and by what;
// all else, by whatever prefix it goes, must be the same text.

const MOST_TOKENS = 20_000
const MOST_DEPTH = 64

const dates = ['xmp:CreateDate', 'xmp:ModifyDate', 'xmp:MetadataDate']
const marks = [
  'x:xmptk',
  'xmp:CreatorTool',
  'pdf:Producer',
  'xmpMM:DocumentID',
  'xmpMM:InstanceID',
  'xmpMM:OriginalDocumentID',
]

/** Where the things stand that are said of the file as a whole. */
const group = 'x:xmpmeta>rdf:RDF'

const packet = /<\?xpacket [^<>]*\?>/y
const words = /[^<]+/y
const attribute = /\s+([A-Za-z][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g
const tag =
  /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const element = /<([A-Za-z]\w*:\w+)>([^<]*)<\/\1>/y

/**
 * A description without what programs write of themselves whenever they save; null where it is not
 * written in the plain way, so that programs may read it in two ways.
 */
export function withoutSaving(text: string): string | null {
  const above: string[] = []
  let kept = ''
  let at = 0
  const take = (form: RegExp): RegExpExecArray | null => {
    form.lastIndex = at
    const found = form.exec(text)
    if (found !== null) at = form.lastIndex
    return found
  }
  for (let count = 0; at < text.length; count++) {
    if (count > MOST_TOKENS || above.length > MOST_DEPTH) return null
    const said = take(words)
    if (said !== null) {
      const [outside] = said
      const isSpace = /^[ \t\r\n]*$/.test(outside)
      if (above.length === 0 && !isSpace) return null
      kept += isSpace ? '' : outside
      continue
    }
    const way = above.join('>')
    const next = way === `${group}>rdf:Description` ? skipSaving(text, at) : at
    if (next > at) {
      at = next
      continue
    }
    const found = take(packet) ?? take(tag)
    if (found === null) return null
    const [all, closing, name, attributes = '', isWhole] = found
    if (name === undefined) kept += all
    else if (closing === '/') {
      if (above.pop() !== name || attributes !== '' || isWhole === '/') return null
      kept += `</${name}>`
    } else {
      if (isWhole !== '/') above.push(name)
      const isOfFile = name === (way === '' ? 'x:xmpmeta' : 'rdf:Description')
      const isPlain = isOfFile && (way === '' || way === group)
      kept += `<${name}${isPlain ? others(attributes) : attributes}${isWhole}>`
    }
  }
  return above.length === 0 && kept.includes('<x:xmpmeta') ? kept : null
}

const named = String.raw`(?: xmlns:\w+="[^"]*")*`
const node = String.raw`<rdf:Description(?: xmlns:\w+="[^"]*"| rdf:about="")*(?:/>|></rdf:Description>)`
const nothing = new RegExp(
  `^<x:xmpmeta${named}><rdf:RDF${named}>(?:${node})*</rdf:RDF></x:xmpmeta>$`,
)

/** Whether a description says when and by what the file was saved, and nothing else. */
export const saysNoMore = (kept: string): boolean =>
  nothing.test(kept.replace(/<\?xpacket [^<>]*\?>/g, ''))

/** The place after an element that says when and by what the file was saved. */
function skipSaving(text: string, at: number): number {
  element.lastIndex = at
  const [, name = '', value = ''] = element.exec(text) ?? []
  return isSaving(name, value) ? element.lastIndex : at
}

/** The rest of what stands in a tag, where the order says nothing. */
const others = (attributes: string): string =>
  Array.from(attributes.matchAll(attribute))
    .filter(([, name = '', one, two]) => !isSaving(name, one ?? two ?? ''))
    .map(([all]) => ` ${all.trim()}`)
    .toSorted()
    .join('')

const isSaving = (name: string, value: string): boolean =>
  marks.includes(name) || (dates.includes(name) && /^[\d:.TZ+-]*$/.test(value))
