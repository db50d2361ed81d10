import { useEffect, useRef, useState } from 'react'
import { Icon } from './icon.tsx'
import './drop-zone.css'

/** A file dragged into the window; `folder` where it is none. */
export type DroppedFile = {
  readonly file: File
  /** The same as the system gave it, which alone knows its place. */
  readonly asDropped: File
  readonly folder: boolean
}

const holdsFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') === true

/** The file under a name that no system reads as a path: some allow in it what parts folders in others. */
const plainlyNamed = (file: File): File => {
  const name = file.name.replaceAll(/[/\\\0]/g, '_')
  return name === file.name ? file : new File([file], name, { type: file.type })
}

function filesOf({ dataTransfer }: DragEvent): readonly DroppedFile[] {
  const items = [...(dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file')
  return items.flatMap((item) => {
    const file = item.getAsFile()
    const folder = item.webkitGetAsEntry()?.isDirectory === true
    return file === null ? [] : [{ file: plainlyNamed(file), asDropped: file, folder }]
  })
}

/**
 * The whole window takes files dragged over it, and says so while they are; the button that opens
 * the system's dialog is the way by keyboard.
 */
export function DropZone(props: {
  readonly isDisabled: boolean
  /** What is said while files are over the window: that it takes them, or why it does not yet. */
  readonly words: string
  readonly onFiles: (files: readonly DroppedFile[]) => void
}) {
  const { isDisabled } = props
  const [isOver, setIsOver] = useState(false)
  const onFiles = useRef(props.onFiles)
  useEffect(() => {
    onFiles.current = props.onFiles
  })
  useEffect(() => {
    // Going from one part of the window to another leaves the first: only the last leaving counts.
    let inside = 0
    const show = (by: 1 | -1) => (event: DragEvent) => {
      if (!holdsFiles(event)) return
      inside = Math.max(0, inside + by)
      setIsOver(inside > 0)
    }
    const enter = show(1)
    const leave = show(-1)
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = isDisabled ? 'none' : 'copy'
    }
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      inside = 0
      setIsOver(false)
      if (!isDisabled) onFiles.current(filesOf(event))
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [isDisabled])
  if (!isOver) return null
  return (
    <div className="drop-zone" aria-hidden="true">
      <p className="drop-zone__words">
        <Icon name={isDisabled ? 'pause' : 'upload'} />
        {props.words}
      </p>
    </div>
  )
}

/**
 * Where nothing takes files, letting one go does nothing: without this the window would open it in
 * place of the application.
 */
export function refuseDrops(): void {
  const refuse = (event: DragEvent) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none'
  }
  window.addEventListener('dragover', refuse)
  window.addEventListener('drop', refuse)
}
