import './without-eval.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { applyPreferences } from './shell/preferences.ts'
import { refuseDrops } from './ui/drop-zone.tsx'
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/type.css'

applyPreferences()
refuseDrops()
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
