import { SealMark } from '../ui/seal-mark.tsx'
import './rail.css'

export function Brand() {
  return (
    <div className="brand">
      <SealMark />
      <span className="brand__name">Evenhand</span>
    </div>
  )
}
