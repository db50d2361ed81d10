// Property tests take another way through their cases each time; `EVENHAND_SEED` takes one again.

const given = process.env['EVENHAND_SEED']
if (given !== undefined) {
  const seed = Number(given)
  if (!Number.isInteger(seed)) throw new Error('EVENHAND_SEED is a whole number.')
  const { configureGlobal } = await import('fast-check')
  configureGlobal({ seed })
}
export {}
