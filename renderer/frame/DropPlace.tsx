/** The whole window takes files: while one is held over it, it says what will happen. */
import { useEffect, useState } from 'react'
import { home } from '../../shared/words/en/home.ts'
import { takeFile } from '../client/importing.ts'

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

export const DropPlace = () => {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setHeld(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setHeld(false)
    }
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setHeld(false)
      const file = event.dataTransfer?.files[0]
      if (file) void takeFile(file, event.dataTransfer?.items[0]?.webkitGetAsEntry()?.isDirectory ?? false)
    }
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [])
  return held ? (
    <div className="drop-place" aria-hidden="true">
      <p>{home.dropHere}</p>
    </div>
  ) : null
}
