// The charts of the page in, one picture of all of them out, with heading, series and source; nothing leaves the page.
// SVG as drawn, PNG painted from it at twice the size. Words go in by textContent alone.

const SPACE = "http://www.w3.org/2000/svg"
const MARGIN = 24
const LINE = 20
const SHAPES = {
  circle: "M8 4.5a3.5 3.5 0 1 0 .01 0z",
  square: "M4 4h8v8H4z",
  diamond: "M8 3l5 5-5 5-5-5z",
  "triangle-up": "M8 3l5.5 10h-11z",
  cross: "M6 3h4v3h3v4h-3v3H6v-3H3V6h3z",
  "triangle-down": "M8 13L2.5 3h11z",
  "triangle-right": "M13 8L3 13V3z",
}

function add(parent, name, attributes, text) {
  const element = document.createElementNS(SPACE, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  if (text !== undefined) element.textContent = text
  parent.append(element)
  return element
}

// Each chart of the page as an element of SVG with its size; one that is painted on a canvas as an image.
function readCharts() {
  return [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')].flatMap((chart) => {
    const drawn = chart.querySelector("svg.marks")
    const painted = chart.querySelector("canvas")
    if (drawn) {
      const copy = drawn.cloneNode(true)
      return [{ element: copy, width: Number(drawn.getAttribute("width")), height: Number(drawn.getAttribute("height")) }]
    }
    if (!painted) return []
    const width = painted.clientWidth
    const height = painted.clientHeight
    const image = document.createElementNS(SPACE, "image")
    image.setAttribute("href", painted.toDataURL("image/png"))
    return [{ element: image, width, height }]
  })
}

// Lines of words no longer than the picture is wide, by a rough width of a letter.
function wrap(text, width, size) {
  const longest = Math.max(20, Math.floor(width / (size * 0.53)))
  const lines = [""]
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1]
    if (last && last.length + word.length + 1 > longest) lines.push(word)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return lines
}

function compose(data) {
  const charts = readCharts()
  const columns = charts.length > 1 ? 2 : 1
  const cell = Math.max(260, ...charts.map((chart) => chart.width))
  const width = Math.max(520, cell * columns + MARGIN * (columns - 1))
  const colour = getComputedStyle(document.querySelector('[data-testid="stApp"]')).color
  const ground = getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor
  const style = `color: ${colour}; font-family: sans-serif`
  const picture = document.createElementNS(SPACE, "svg")
  const paper = add(picture, "rect", { x: 0, y: 0, fill: ground })
  let y = MARGIN
  const write = (text, size, weight) => {
    for (const line of wrap(text, width, size)) {
      y += size * 1.35
      add(picture, "text", { x: MARGIN, y: y - size * 0.3, fill: colour, "font-size": size, "font-weight": weight }, line)
    }
  }
  write(data.title, 22, 700)
  if (data.notice) write(data.notice, 14, 700)
  y += 6
  let x = MARGIN
  for (const one of data.series) {
    const long = 26 + one.label.length * 7.2
    if (x > MARGIN && x + long > width + MARGIN) {
      x = MARGIN
      y += LINE
    }
    add(picture, "path", { d: SHAPES[one.symbol] || SHAPES.circle, fill: one.colour, transform: `translate(${x},${y})` })
    add(picture, "text", { x: x + 20, y: y + 12.5, fill: colour, "font-size": 13 }, one.label)
    x += long + 10
  }
  y += LINE + 10
  charts.forEach((chart, number) => {
    const column = number % columns
    const row = charts.slice(number - column, number - column + columns)
    const place = { x: MARGIN + column * (cell + MARGIN), y, width: chart.width, height: chart.height }
    // The picture's own letters may be wider than the page's.
    for (const [key, value] of Object.entries({ ...place, overflow: "visible" })) chart.element.setAttribute(key, value)
    picture.append(chart.element)
    if (column === columns - 1 || number === charts.length - 1) y += Math.max(...row.map((one) => one.height)) + 14
  })
  write(data.source, 12, 400)
  const size = { width: width + 2 * MARGIN, height: Math.ceil(y + MARGIN) }
  for (const [key, value] of Object.entries({ ...size, viewBox: `0 0 ${size.width} ${size.height}`, style })) {
    picture.setAttribute(key, value)
  }
  paper.setAttribute("width", size.width)
  paper.setAttribute("height", size.height)
  return { text: new XMLSerializer().serializeToString(picture), ...size }
}

function save(blob, name) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}

function saveDrawn(data) {
  save(new Blob([compose(data).text], { type: "image/svg+xml" }), `${data.file}.svg`)
}

function savePainted(data) {
  const { text, width, height } = compose(data)
  const image = new Image()
  image.onload = () => {
    const canvas = document.createElement("canvas")
    canvas.width = width * 2
    canvas.height = height * 2
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
    canvas.toBlob((blob) => save(blob, `${data.file}.png`), "image/png")
  }
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
}

export default function (component) {
  const { data, parentElement } = component
  const [painted, drawn] = parentElement.querySelectorAll("button")
  painted.textContent = data.png
  drawn.textContent = data.svg
  painted.onclick = () => savePainted(data)
  drawn.onclick = () => saveDrawn(data)
}
