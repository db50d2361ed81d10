import { z } from 'zod'

// What the inputs of many channels have in common, so that each bound is written once.

export const id = z.string().min(1).max(100)
export const label = z.string().trim().min(1, 'Write a name or role').max(120)
export const passphrase = z.string().min(1).max(1024)
export const reason = z
  .string()
  .trim()
  .min(3, 'Write the reason')
  .max(20_000)
  .regex(/[\p{L}\p{N}]/u, 'Write the reason')
export const seat = z.number().int().min(0).max(9)
