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
    element.style.setProperty("--line", mark.line)
  }
  if (piece.sort === "plain") element.append(document.createTextNode(piece.text))
  else addText(element, "span", `ft-${piece.sort}`, piece.text)
}

function closeNote(page) {
  clearTimeout(page.closing)
  page.root.querySelector(".ft-note")?.remove()
  page.noted = null
}

// A note goes when the pointer has left it and its number for a moment: on the way from one to the other it stays.
function closeNoteSoon(page) {
  clearTimeout(page.closing)
  page.closing = setTimeout(() => closeNote(page), 300)
}

function openNote(page, element) {
  clearTimeout(page.closing)
  if (page.noted === element) return
  closeNote(page)
  const mark = page.byPlace.get(element.dataset.at)
  const note = document.createElement("span")
  note.className = "ft-note"
  note.setAttribute("role", "status")
  for (const line of mark.lines) addText(note, "p", line.style, line.text)
  for (const link of mark.links) {
    const anchor = addText(addText(note, "p", "", ""), "a", "", link.text)
    anchor.setAttribute("href", link.href)
    anchor.setAttribute("target", "_self")
  }
  element.after(note)
  const frame = page.root.getBoundingClientRect()
  const place = element.getClientRects()[0] ?? element.getBoundingClientRect()
  const left = Math.min(place.left - frame.left, frame.width - note.offsetWidth)
  note.style.left = `${Math.max(0, left)}px`
  note.style.top = `${element.getBoundingClientRect().bottom - frame.top + 4}px`
  page.noted = element
}

function showPicked(page, element) {
  for (const other of page.root.querySelectorAll(".picked")) other.classList.remove("picked")
  element?.classList.add("picked")
}

function choose(page, element) {
  showPicked(page, element)
  openNote(page, element)
  page.picked = element.dataset.at
  page.tell("picked", element.dataset.at)
}

function find(event, style) {
  return event.target instanceof Element ? event.target.closest(style) : null
}

// Once for a page: what is told to the server later goes through `page.tell`.
function listen(page) {
  const { root } = page
  const open = (event) => {
    const element = find(event, ".ft-number")
    if (element) openNote(page, element)
    else if (find(event, ".ft-note")) clearTimeout(page.closing)
  }
  root.addEventListener("mouseover", open)
  root.addEventListener("focusin", open)
  root.addEventListener("mouseout", () => closeNoteSoon(page))
  root.addEventListener("focusout", () => closeNoteSoon(page))
  root.addEventListener("click", (event) => {
    const element = find(event, ".ft-number")
    if (element) choose(page, element)
    else if (!find(event, ".ft-note")) closeNote(page)
  })
  root.addEventListener("keydown", (event) => {
    const element = find(event, ".ft-number")
    if (event.key === "Escape") closeNote(page)
    if (element && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault()
      choose(page, element)
    }
  })
}

function showText(page, data) {
  page.root.replaceChildren()
  const body = addText(page.root, "div", "ft-body", "")
  body.setAttribute("dir", "auto")
  if (data.lang) body.setAttribute("lang", data.lang)
  page.byPlace = new Map(data.marks.map((mark) => [mark.at, mark]))
  for (const piece of data.pieces) buildPiece(body, piece, data.marks)
  page.text = data.key
  page.picked = null
  closeNote(page)
}

function leadTo(page, at) {
  page.picked = at
  const element = at === null ? null : page.root.querySelector(`[data-at="${CSS.escape(at)}"]`)
  showPicked(page, element)
  closeNote(page)
  if (element === null) return
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches
  setTimeout(() => element.scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" }), 150)
}

export default function (component) {
  const { data, parentElement, setStateValue } = component
  const root = parentElement.querySelector(".ft-page")
  let page = pages.get(root)
  if (page === undefined) {
    page = { root, text: null, picked: null, noted: null, closing: 0 }
    pages.set(root, page)
    listen(page)
  }
  page.tell = setStateValue
  if (page.text !== data.key) showText(page, data)
  if (data.picked !== page.picked) leadTo(page, data.picked)
}
