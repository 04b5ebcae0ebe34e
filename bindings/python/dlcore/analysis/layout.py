"""Layered drawing of directed graphs without cycles (Sugiyama, Tagawa and Toda, 1981).

Vertices are put into layers, edges over several layers get a bend in each, the order inside the layers is improved by the means
of neighbours, and places are then moved towards those of the neighbours.
"""


def layers(count, edges):
    """The layer of each vertex: one behind the last of those before it. Those with nothing before them stand next to what uses
    them. Raises ValueError for a cycle."""
    before = [[] for _ in range(count)]
    after = [[] for _ in range(count)]
    for source, target in edges:
        before[target].append(source)
        after[source].append(target)
    layer = [0] * count
    waiting = [len(sources) for sources in before]
    ready = [v for v in range(count) if not waiting[v]]
    order = []
    while ready:
        vertex = ready.pop()
        order.append(vertex)
        for target in after[vertex]:
            layer[target] = max(layer[target], layer[vertex] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    if len(order) != count:
        raise ValueError("a layered drawing needs a graph without cycles")
    for vertex in reversed(order):
        if not before[vertex] and after[vertex]:
            layer[vertex] = min(layer[target] for target in after[vertex]) - 1
    return layer


class Layout:
    """Places for vertices 0, 1, ... of the given ``sizes`` (width, height) and edges (source, target).

    ``centers`` has the middle (x, y) of each vertex, ``routes`` for each edge the points between its ends (two for each layer that
    it crosses), ``width`` and ``height`` the extent of all. Layers follow one another to the right, with ``layer_gap`` between
    them and room for the ``labels``, widths of texts at the ends of edges.
    """

    SWEEPS = 12

    def __init__(self, sizes, edges, labels=None, layer_gap=44, gap=22):
        self._sizes = list(sizes)
        self._edges = list(edges)
        self._labels = list(labels) if labels is not None else [0] * len(self._edges)
        self._layer_gap, self._gap = layer_gap, gap
        self._assign_layers()
        self._insert_bends()
        self._order()
        self._place()

    def _assign_layers(self):
        self._layer = layers(len(self._sizes), self._edges)

    def _insert_bends(self):
        self._chains = []
        self._links = []
        for source, target in self._edges:
            chain = [source]
            for layer in range(self._layer[source] + 1, self._layer[target]):
                self._layer.append(layer)
                self._sizes.append((0, 4))
                chain.append(len(self._sizes) - 1)
            chain.append(target)
            self._chains.append(chain)
            self._links += zip(chain, chain[1:])
        self._before = [[] for _ in self._sizes]
        self._after = [[] for _ in self._sizes]
        for a, b in self._links:
            self._before[b].append(a)
            self._after[a].append(b)

    def _order(self):
        self._layers = [[] for _ in range(max(self._layer, default=-1) + 1)]
        for vertex, layer in enumerate(self._layer):
            self._layers[layer].append(vertex)
        position = {v: i for layer in self._layers for i, v in enumerate(layer)}
        best, fewest = [list(layer) for layer in self._layers], self._crossings()
        for sweep in range(self.SWEEPS):
            downward = sweep % 2 == 0
            neighbours = self._before if downward else self._after
            for layer in self._layers if downward else reversed(self._layers):
                wishes = {v: _mean([position[n] for n in neighbours[v]], position[v]) for v in layer}
                layer.sort(key=wishes.__getitem__)
                position.update((v, i) for i, v in enumerate(layer))
            crossings = self._crossings()
            if crossings < fewest:
                best, fewest = [list(layer) for layer in self._layers], crossings
            if not fewest:
                break
        self._layers = best

    def _crossings(self):
        position = {v: i for row in self._layers for i, v in enumerate(row)}
        by_layer = {}
        for a, b in self._links:
            by_layer.setdefault(self._layer[a], []).append((position[a], position[b]))
        total = 0
        for pairs in by_layer.values():
            pairs.sort()
            ends = [b for _, b in pairs]
            total += sum(1 for i, a in enumerate(ends) for b in ends[i + 1 :] if a > b) if len(ends) < 400 else 0
        return total

    def _place(self):
        height = [size[1] for size in self._sizes]
        y = [0.0] * len(self._sizes)
        for layer in self._layers:
            self._spread(layer, y, {v: i * 1.0 for i, v in enumerate(layer)}, height)
        for sweep in range(2 * self.SWEEPS):
            forward = sweep % 2 == 0
            for layer in self._layers if forward else reversed(self._layers):
                wishes = {}
                for v in layer:
                    near = self._before[v] if forward else self._after[v]
                    wishes[v] = _mean([y[n] for n in near or self._before[v] + self._after[v]], y[v])
                self._spread(layer, y, wishes, height)
        top = min((y[v] - height[v] / 2 for v in range(len(y))), default=0)
        room = [0] * len(self._layers)
        for (_, target), label in zip(self._edges, self._labels):
            room[self._layer[target]] = max(room[self._layer[target]], label)
        x, across, width = [0.0] * len(y), 0.0, 0.0
        widths = [max(self._sizes[v][0] for v in layer) for layer in self._layers]
        for number, (layer, width) in enumerate(zip(self._layers, widths)):
            across += self._layer_gap + room[number] if number else 0
            for v in layer:
                x[v] = across + width / 2
            across += width
        self.width = across
        self.height = max((y[v] - top + height[v] / 2 for v in range(len(y))), default=0)
        points = [(x[v], y[v] - top) for v in range(len(y))]
        self.routes = []
        for chain in self._chains:
            halves = [(v, widths[self._layer[v]] / 2) for v in chain[1:-1]]
            self.routes.append([(points[v][0] + side * half, points[v][1]) for v, half in halves for side in (-1, 1)])
        self.centers = points[: len(points) - sum(len(chain) - 2 for chain in self._chains)]

    def _spread(self, layer, y, wishes, height):
        """Puts the vertices of a layer as near to their wishes as their order and sizes allow: least squares, by pooling
        neighbours that would overlap."""
        blocks = []
        distance = 0.0
        for i, v in enumerate(layer):
            if i:
                last = layer[i - 1]
                distance += (height[last] + height[v]) / 2 + self._gap
            blocks.append([wishes[v] - distance, 1])
            while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
                mean, count = blocks.pop()
                blocks[-1] = [(blocks[-1][0] * blocks[-1][1] + mean * count) / (blocks[-1][1] + count), blocks[-1][1] + count]
        places = [mean for mean, count in blocks for _ in range(count)]
        distance = 0.0
        for i, v in enumerate(layer):
            if i:
                distance += (height[layer[i - 1]] + height[v]) / 2 + self._gap
            y[v] = places[i] + distance


def _mean(values, otherwise):
    return sum(values) / len(values) if values else otherwise
