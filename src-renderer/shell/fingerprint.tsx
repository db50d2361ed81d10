import './fingerprint.css'

/** A hash in groups of four, to be read out and compared. */
export function Fingerprint({ value }: { readonly value: string }) {
  return (
    <p className="read-out mono">
      {value
        .replaceAll(' ', '')
        .match(/.{1,4}/g)
        ?.join(' ')}
    </p>
  )
}
