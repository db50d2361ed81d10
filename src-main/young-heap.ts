import { setFlagsFromString } from 'node:v8'

/**
 * Keeps the room for new objects as small as it starts. Reading a large library makes many objects
 * that live a moment; left to itself the engine takes room for them that it never gives back.
 */
export function keepYoungHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}
