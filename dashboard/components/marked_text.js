// The pieces of a text and its marks in, the page with a note at each number out. Every word of others goes in by
// textContent: nothing of a document is ever read as markup.

const pages = new WeakMap()

function addText(parent, tag, className, text) {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  parent.append(element)
  return element
}

function buildPiece(body, piece, marks) {
  const mark = piece.mark === null ? null : marks[piece.mark]
  if (mark === null) {
    if (piece.sort === "plain") body.append(document.createTextNode(piece.text))
    else addText(body, "span", `ft-${piece.sort}`, piece.text)
    return
  }
  let element = body.querySelector(`[data-at="${mark.at}"]`)
  if (element === null) {
    element = addText(body, "span", `ft-number ${mark.fate}`, "")
    element.dataset.at = mark.at
    if (mark.label) element.dataset.label = mark.label
    if (mark.isShort) element.classList.add("short")
    element.setAttribute("role", "button")
    element.setAttribute("tabindex", "0")
    element.setAttribute("aria-label", mark.spoken)
    element.style.setProperty("--colour", mark.colour)
  }
  if (piece.sort === "plain") element.append(document.createTextNode(piece.text))
  else addText(element, "span", `ft-${piece.sort}`, piece.text)
}

function closeNote(page) {
  page.root.querySelector(".ft-note")?.remove()
  page.noted = null
  page.isPinned = false
}

function openNote(page, element, isPinned) {
  closeNote(page)
  const mark = page.byPlace.get(element.dataset.at)
  const note = document.createElement("span")
  note.className = "ft-note"
  note.setAttribute("role", "status")
  for (const line of mark.lines) addText(note, "p", line.style, line.text)
  for (const link of isPinned ? mark.links : []) {
    const anchor = addText(addText(note, "p", "", ""), "a", "", link.text)
    anchor.setAttribute("href", link.href)
    anchor.setAttribute("target", "_self")
  }
  element.after(note)
  const frame = page.root.getBoundingClientRect()
  const place = element.getClientRects()[0] ?? element.getBoundingClientRect()
  const left = Math.min(place.left - frame.left, frame.width - note.offsetWidth)
  note.style.left = `${Math.max(0, left)}px`
  note.style.top = `${element.getBoundingClientRect().bottom - frame.top + 6}px`
  page.noted = element
  page.isPinned = isPinned
}

function pick(page, element) {
  for (const other of page.root.querySelectorAll(".picked")) other.classList.remove("picked")
  element.classList.add("picked")
  openNote(page, element, true)
}

function findNumber(event) {
  return event.target instanceof Element ? event.target.closest(".ft-number") : null
}

function listen(page, setStateValue) {
  const { root } = page
  root.onmouseover = (event) => {
    const element = findNumber(event)
    if (element && !page.isPinned) openNote(page, element, false)
  }
  root.onmouseout = (event) => {
    if (!page.isPinned && findNumber(event)) closeNote(page)
  }
  root.onfocusin = (event) => {
    const element = findNumber(event)
    if (element && element !== page.noted) openNote(page, element, false)
  }
  const choose = (element) => {
    pick(page, element)
    page.picked = element.dataset.at
    setStateValue("picked", element.dataset.at)
  }
  root.onclick = (event) => {
    const element = findNumber(event)
    if (element) choose(element)
    else if (!(event.target instanceof Element && event.target.closest(".ft-note"))) closeNote(page)
  }
  root.onkeydown = (event) => {
    const element = findNumber(event)
    if (event.key === "Escape") closeNote(page)
    if (element && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault()
      choose(element)
    }
  }
}

export default function (component) {
  const { data, parentElement, setStateValue } = component
  const root = parentElement.querySelector(".ft-page")
  const page = pages.get(root) ?? { root, text: null, picked: null, noted: null, isPinned: false }
  pages.set(root, page)
  if (page.text !== data.key) {
    root.replaceChildren()
    const body = addText(root, "div", "ft-body", "")
    body.setAttribute("dir", "auto")
    if (data.lang) body.setAttribute("lang", data.lang)
    page.byPlace = new Map(data.marks.map((mark) => [mark.at, mark]))
    for (const piece of data.pieces) buildPiece(body, piece, data.marks)
    page.text = data.key
    page.picked = null
    closeNote(page)
  }
  listen(page, setStateValue)
  if (data.picked !== page.picked) {
    page.picked = data.picked
    const element = data.picked === null ? null : root.querySelector(`[data-at="${CSS.escape(data.picked)}"]`)
    if (element) {
      pick(page, element)
      const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches
      setTimeout(() => element.scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" }), 150)
    } else {
      for (const other of root.querySelectorAll(".picked")) other.classList.remove("picked")
      closeNote(page)
    }
  }
}
