import { PDFArray, PDFDict, PDFName, PDFRef, PDFString, type PDFDocument } from '@cantoo/pdf-lib'

// Which layers of a file are not shown stands in its catalogue, which does not go into a bundle. So
// each hidden layer bears a mark while its pages are copied, and the bundle hides what bears one.

const name = (text: string) => PDFName.of(text)
const hidden = name('EvenhandHidden')

const isLayer = (object: unknown): object is PDFDict =>
  object instanceof PDFDict && object.get(name('Type'))?.toString() === '/OCG'

/** Which layers a source does not show, by its catalogue. */
function hiddenIn({ catalog }: PDFDocument): (ref: PDFRef) => boolean {
  const layers = catalog.lookup(name('OCProperties'))
  const view = layers instanceof PDFDict ? layers.lookup(name('D')) : undefined
  if (!(view instanceof PDFDict)) return () => false
  const listed = (key: string): ReadonlySet<string> => {
    const list = view.lookup(name(key))
    return new Set(list instanceof PDFArray ? list.asArray().map((ref) => ref.toString()) : [])
  }
  const [on, off] = [listed('ON'), listed('OFF')]
  const allOff = view.get(name('BaseState'))?.toString() === '/OFF'
  return (ref) => off.has(ref.toString()) || (allOff && !on.has(ref.toString()))
}

/** Marks the layers that a source does not show, and takes from all of them what they tell. */
export function markHiddenLayers(source: PDFDocument): void {
  const isHidden = hiddenIn(source)
  for (const [ref, layer] of source.context.enumerateIndirectObjects()) {
    if (!isLayer(layer)) continue
    for (const key of layer.keys()) if (key !== name('Type')) layer.delete(key)
    layer.set(name('Name'), PDFString.of('Layer'))
    if (isHidden(ref)) layer.set(hidden, name('Yes'))
  }
}

/** Says of the whole bundle which layers are not shown; nobody can switch them. */
export function writeLayers({ catalog, context }: PDFDocument): void {
  const layers = context
    .enumerateIndirectObjects()
    .flatMap(([ref, object]) => (isLayer(object) ? [{ ref, layer: object }] : []))
  if (layers.length === 0) return
  // Some readers tell layers apart by what they say of themselves, and not by their number.
  for (const [at, { layer }] of layers.entries())
    layer.set(name('Name'), PDFString.of(`Layer ${at + 1}`))
  const off = layers.filter(({ layer }) => layer.delete(hidden)).map(({ ref }) => ref)
  const all = layers.map(({ ref }) => ref)
  const view = { Name: PDFString.of('Pages as they came'), OFF: off, Order: [], Locked: all }
  catalog.set(name('OCProperties'), context.obj({ OCGs: all, D: view }))
}
