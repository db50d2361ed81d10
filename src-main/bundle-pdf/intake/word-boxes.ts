// mammoth reads a text box in the form that older programs get. Programs that write none for them,
// or one without the words, would lose what is said in the box: there it is put after the shape.

const signs =
  /<(\/?)(mc:AlternateContent|mc:Fallback|w:drawing|w:txbxContent|w:t)(?=[\s/>])[^>]*?(\/?)>/g

/** A shape on its own, or in the forms for newer and older programs. */
class Shape {
  readonly boxes: string[] = []
  readonly #name: string
  #open = 1
  #inBoxes = 0
  #begins = 0
  #isForOlder = false
  #saysItToOlder = false

  constructor(name: string) {
    this.#name = name
  }

  /** Takes the next sign in; whether the shape ends with it. */
  take(document: string, name: string, isEnd: boolean, at: number, end: number): boolean {
    if (name === this.#name) this.#open += isEnd ? -1 : 1
    if (name === 'w:t' && this.#isForOlder) this.#saysItToOlder = true
    if (name === 'mc:Fallback' && this.#inBoxes === 0 && this.#name !== 'w:drawing')
      this.#isForOlder = !isEnd
    if (name === 'w:txbxContent') {
      this.#inBoxes += isEnd ? -1 : 1
      if (!isEnd && this.#inBoxes === 1) this.#begins = end
      if (isEnd && this.#inBoxes === 0 && !this.#isForOlder)
        this.boxes.push(document.slice(this.#begins, at))
    }
    return this.#open === 0
  }

  /** What its boxes say where mammoth would not read it. */
  unread(): string {
    if (this.#saysItToOlder) return ''
    const boxes = this.boxes.map((box) => `<w:txbxContent>${withBoxes(box)}</w:txbxContent>`)
    return boxes.length === 0 ? '' : `<w:pict>${boxes.join('')}</w:pict>`
  }
}

/** The text of a Word document with the words of every text box where mammoth finds them. */
export function withBoxes(document: string): string {
  let whole = ''
  let from = 0
  let shape: Shape | null = null
  for (const { 0: sign, 1: slash, 2: name = '', 3: alone, index } of document.matchAll(signs)) {
    if (alone === '/') continue
    const isEnd = slash === '/'
    const end = index + sign.length
    if (shape === null) {
      const isShape = name === 'mc:AlternateContent' || name === 'w:drawing'
      if (isShape && !isEnd) shape = new Shape(name)
    } else if (shape.take(document, name, isEnd, index, end)) {
      whole += document.slice(from, end) + shape.unread()
      from = end
      shape = null
    }
  }
  return whole + document.slice(from)
}
