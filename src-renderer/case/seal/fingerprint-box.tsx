/** A key's fingerprint in two lines of four groups, as it is read out and heard. */
export function FingerprintBox(props: { readonly fingerprint: string }) {
  return (
    <p className="fingerprint-box mono">
      {props.fingerprint.split(' ').map((group, index) => (
        <span key={`${index} ${group}`}>{group} </span>
      ))}
    </p>
  )
}
