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
  const hide = (): void => {
    element.hidden = true
  }
  return {
    show(x, y, lines, refusal = false) {
      clearTimeout(timer)
      element.replaceChildren(
        ...lines.map((line, at) => {
          const part = document.createElement(at === 0 ? 'b' : 'span')
          part.textContent = line
          return part
        }),
      )
      element.classList.toggle('refusal', refusal)
      element.hidden = false
      const left = Math.max(4, Math.min(x + 14, host.clientWidth - element.offsetWidth - 4))
      const below = y + 18
      const top = below + element.offsetHeight > host.clientHeight ? y - element.offsetHeight - 10 : below
      element.style.transform = `translate(${left}px, ${Math.max(4, top)}px)`
    },
    hide(after) {
      clearTimeout(timer)
      if (after) timer = setTimeout(hide, after)
      else hide()
    },
    destroy() {
      clearTimeout(timer)
      element.remove()
    },
  }
}
