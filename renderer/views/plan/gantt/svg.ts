/** Makes one SVG element; text only ever enters as text, never as markup (frappe-gantt sets names as HTML). */
const NAMESPACE = 'http://www.w3.org/2000/svg'

export const svg = <Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number>>,
  parent?: Element,
): SVGElementTagNameMap[Tag] => {
  const element = document.createElementNS(NAMESPACE, tag)
  for (const name in attributes) element.setAttribute(name, String(attributes[name]))
  parent?.append(element)
  return element
}

export const svgText = (text: string, attributes: Readonly<Record<string, string | number>>, parent: Element): SVGTextElement => {
  const element = svg('text', attributes, parent)
  element.textContent = text
  return element
}
