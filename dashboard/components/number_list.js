// The numbers of a text in, a list of buttons out: a click tells the page which one. Words go in by textContent alone.

function addText(parent, tag, className, text) {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  parent.append(element)
  return element
}

export default function (component) {
  const { data, parentElement, setStateValue } = component
  const list = parentElement.querySelector(".ft-numbers")
  list.replaceChildren()
  list.setAttribute("aria-label", data.heading)
  for (const row of data.rows) {
    const button = addText(addText(list, "li", "", ""), "button", `ft-row ${row.fate}`, "")
    button.type = "button"
    button.style.setProperty("--colour", row.colour)
    button.style.setProperty("--line", row.line)
    if (row.at === data.picked) button.setAttribute("aria-current", "true")
    addText(button, "span", "ft-quote", row.quote)
    addText(button, "span", "ft-became", row.became)
    addText(button, "span", "ft-reading", row.reading)
    button.onclick = () => setStateValue("picked", row.at)
  }
}
