"""Contours and a path, drawn as SVG."""

from html import escape

from .surfaces import nice_ticks

# Inside a page the picture takes the page's colour of text; on its own it has one for light and one for dark surroundings.
_STYLE = (
    "<style>.surface-plot{font:13px system-ui,sans-serif;max-width:100%;height:auto}.surface-plot:root{color:#1f2430}"
    "@media (prefers-color-scheme:dark){.surface-plot:root{color:#e4e7ee}}</style>"
)
_LOW, _HIGH = (37, 99, 235), (217, 119, 6)


def contour_plot(surface, path, levels, title, x_label, y_label, width, height):
    left, right, top, bottom = 62, 16, 34 if title else 14, 46
    x_low, x_high, y_low, y_high = surface.xs[0], surface.xs[-1], surface.ys[0], surface.ys[-1]

    def across(x):
        return left + (x - x_low) / (x_high - x_low) * (width - left - right)

    def down(y):
        return height - bottom - (y - y_low) / (y_high - y_low) * (height - top - bottom)

    def points(line):
        return " ".join(f"{across(x):.1f},{down(y):.1f}" for x, y in line)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="surface-plot" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-label="{escape(title or "contours", quote=True)}">{_STYLE}'
    ]
    if title:
        parts.append(
            f'<text x="{(left + width - right) / 2:.1f}" y="20" text-anchor="middle" fill="currentColor" '
            f'font-weight="600">{escape(title)}</text>'
        )
    parts.append(
        f'<rect x="{left}" y="{top}" width="{width - left - right}" height="{height - top - bottom}" fill="none" '
        'stroke="currentColor" stroke-opacity="0.5"/>'
    )
    for tick in nice_ticks(x_low, x_high):
        parts.append(
            f'<text x="{across(tick):.1f}" y="{height - bottom + 17}" text-anchor="middle" fill="currentColor" '
            f'font-size="11">{tick:.4g}</text>'
        )
    for tick in nice_ticks(y_low, y_high):
        parts.append(
            f'<text x="{left - 7}" y="{down(tick) + 4:.1f}" text-anchor="end" fill="currentColor" font-size="11">{tick:.4g}</text>'
        )
    parts.append(
        f'<text x="{(left + width - right) / 2:.1f}" y="{height - 10}" text-anchor="middle" fill="currentColor">{escape(x_label)}</text>'
    )
    middle = (top + height - bottom) / 2
    parts.append(
        f'<text x="16" y="{middle:.1f}" text-anchor="middle" fill="currentColor" transform="rotate(-90 16 {middle:.1f})">'
        f"{escape(y_label)}</text>"
    )
    for index, level in enumerate(levels):
        share = index / max(len(levels) - 1, 1)
        colour = "#" + "".join(f"{round(a + share * (b - a)):02x}" for a, b in zip(_LOW, _HIGH))
        for line in surface.contour(level):
            parts.append(
                f'<polyline points="{points(line)}" fill="none" stroke="{colour}" stroke-width="1.2">'
                f"<title>{level:.4g}</title></polyline>"
            )
    if path:
        inside = [(point[0], point[1]) for point in path]
        clip = f"surface-clip-{abs(hash((x_low, x_high, y_low, y_high, len(inside)))):x}"
        parts.append(
            f'<clipPath id="{clip}"><rect x="{left}" y="{top}" width="{width - left - right}" '
            f'height="{height - top - bottom}"/></clipPath><g clip-path="url(#{clip})">'
        )
        parts.append(f'<polyline points="{points(inside)}" fill="none" stroke="currentColor" stroke-width="1.6"/>')
        parts += [f'<circle cx="{across(x):.1f}" cy="{down(y):.1f}" r="2.6" fill="currentColor"/>' for x, y in inside]
        parts.append(
            f'<circle cx="{across(inside[0][0]):.1f}" cy="{down(inside[0][1]):.1f}" r="4.5" fill="none" stroke="currentColor" '
            'stroke-width="1.4"><title>start</title></circle></g>'
        )
    parts.append("</svg>")
    return "\n".join(parts) + "\n"
