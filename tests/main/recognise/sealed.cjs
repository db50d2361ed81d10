// Loaded before everything, in every thread: whatever reaches for a network says so and gets nothing.
const dns = require('node:dns')
const { writeSync } = require('node:fs')
const net = require('node:net')

const refuse = () => {
  // Straight to the descriptor: what a thread writes may be kept from the terminal.
  writeSync(2, 'REACHED OUT\n')
  throw new Error('There is no network here')
}
net.Socket.prototype.connect = refuse
dns.lookup = refuse
globalThis.fetch = refuse
