/** Whether a library holds sample precedents is asked with every screen: a look, not a reading of all. */
export const sql = `
CREATE INDEX precedent_of_sample ON precedent (seq) WHERE origin = 'SAMPLE';
`
