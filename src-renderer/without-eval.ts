import { config } from 'zod'

// zod compiles its schemas with eval where it may; the content policy forbids that, rightly, and
// records the attempt. Told beforehand, it does without.
config({ jitless: true })
