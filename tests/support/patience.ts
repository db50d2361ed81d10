import { configure } from '@testing-library/react'

// What is looked for on a screen is there at once, or as soon as a slow machine comes to it.
configure({ asyncUtilTimeout: 20_000 })
