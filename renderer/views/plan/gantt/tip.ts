/** The few words at the pointer: new dates while dragging, why a link is refused, what a bar is. */

export interface Tip {
  /** x and y in pixels of the host; each line its own row, the first one strong. */
  show(x: number, y: number, lines: readonly string[], refusal?: boolean): void
  /** At once, or after so many milliseconds. */
  hide(after?: number): void
  destroy(): void
}

export const createTip = (host: HTMLElement): Tip => {
  const element = document.createElement('div')
  element.className = 'gantt-tip'
  element.hidden = true
  host.append(element)
  let timer: ReturnType<typeof setTimeout> | undefined
  let said = ''
  let at = { x: 0, y: 0 }
  let placing = 0
  const hide = (): void => {
    element.hidden = true
  }
  /** Just before the frame, when its layout is needed anyway: asked after each word, a drag would lay out the chart several times a frame. */
  const place = (): void => {
    placing = 0
    if (element.hidden) return
    const { offsetWidth: width, offsetHeight: height } = element
    const left = Math.max(4, Math.min(at.x + 14, host.clientWidth - width - 4))
    const below = at.y + 18
    const top = below + height > host.clientHeight ? at.y - height - 10 : below
    element.style.transform = `translate(${left}px, ${Math.max(4, top)}px)`
  }
  return {
    show(x, y, lines, refusal = false) {
      clearTimeout(timer)
      const words = lines.join('\n')
      if (words !== said)
        element.replaceChildren(
          ...lines.map((line, row) => {
            const part = document.createElement(row === 0 ? 'b' : 'span')
            part.textContent = line
            return part
          }),
        )
      said = words
      element.classList.toggle('refusal', refusal)
      element.hidden = false
      at = { x, y }
      placing ||= requestAnimationFrame(place)
    },
    hide(after) {
      clearTimeout(timer)
      if (after) timer = setTimeout(hide, after)
      else hide()
    },
    destroy() {
      clearTimeout(timer)
      cancelAnimationFrame(placing)
      element.remove()
    },
  }
}
