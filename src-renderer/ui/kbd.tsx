import './kbd.css'

export function Kbd({ children }: { readonly children: string }) {
  return <kbd className="kbd">{children}</kbd>
}
