const smallestPx = 9;

/** LINE's `adjustMode: shrink-to-fit`: makes one line of letters smaller until it fits its box. */
export function shrinkToFit(line) {
  requestAnimationFrame(() => {
    let size = parseFloat(window.getComputedStyle(line).fontSize);
    while (line.scrollWidth > line.clientWidth && size > smallestPx) {
      size -= 0.5;
      line.style.fontSize = `${size}px`;
    }
  });
}
