import DLKernels

/// Einstein's summation: every axis of every operand bears a label; axes of the same label run together, and labels that do
/// not stand in the result are summed.

/// An operand with a label for each of its axes, all different.
private struct Labelled {
    var tensor: Tensor
    var labels: [Int]
}

/// The labels of an equation. Letters have the numbers 0 to 51; the axes under an ellipsis, counted from the last, those from 100 on.
private struct Subscripts {
    static let ellipsis = 100
    let operands: [[Int]]
    let output: [Int]

    init(_ equation: String, ranks: [Int], _ op: StaticString) throws(DLError) {
        let text = Array(equation.utf8).filter { $0 != 32 }
        var sides: [[UInt8]] = [[]]
        var i = 0
        while i < text.count {
            if text[i] == 45, i + 1 < text.count, text[i + 1] == 62 {
                sides.append([])
                i += 2
            } else {
                sides[sides.count - 1].append(text[i])
                i += 1
            }
        }
        guard sides.count <= 2 else { throw .invalid(op, "more than one '->' in equation '\(equation)'") }
        let terms = sides[0].split(separator: 44, omittingEmptySubsequences: false).map { Array($0) }
        guard terms.count == ranks.count else {
            throw .invalid(op, terms.count > ranks.count ? "fewer operands were provided than specified in the equation '\(equation)'"
                : "more operands were provided than specified in the equation '\(equation)'")
        }
        var operands: [[Int]] = []
        var widest = 0
        for (index, term) in terms.enumerated() {
            let (labels, dots) = try Subscripts.labels(term, equation, op)
            let hidden = ranks[index] - labels.count
            guard dots == nil ? hidden == 0 : hidden >= 0 else {
                throw .shape(op, "the number of subscripts in the equation (\(labels.count)) \(dots == nil ? "does not match" : "is more than") "
                    + "the number of dimensions (\(ranks[index])) for operand \(index)\(dots == nil ? " and no ellipsis was given" : "")")
            }
            var full = labels
            if let dots {
                widest = max(widest, hidden)
                full.insert(contentsOf: (0..<hidden).reversed().map { Subscripts.ellipsis + $0 }, at: dots)
            }
            operands.append(full)
        }
        let hidden = (0..<widest).reversed().map { Subscripts.ellipsis + $0 }
        if sides.count == 2 {
            var (labels, dots) = try Subscripts.labels(sides[1], equation, op)
            for label in labels where labels.filter({ $0 == label }).count > 1 {
                throw .invalid(op, "output subscript \(Subscripts.name(label)) appears more than once in the output of '\(equation)'")
            }
            for label in labels where !operands.contains(where: { $0.contains(label) }) {
                throw .invalid(op, "output subscript \(Subscripts.name(label)) does not appear in the equation for any input operand of '\(equation)'")
            }
            if let dots { labels.insert(contentsOf: hidden, at: dots) }
            output = labels
        } else {
            let all = operands.flatMap { $0 }
            output = hidden + (0..<52).filter { label in all.filter { $0 == label }.count == 1 }
        }
        guard output.count <= Dims.maxRank else { throw .shape(op, "the result would have more than \(Dims.maxRank) axes: '\(equation)'") }
        self.operands = operands
    }

    static func name(_ label: Int) -> String {
        label >= ellipsis ? "..." : String(UnicodeScalar(UInt8(label < 26 ? 65 + label : 71 + label)))
    }

    /// The letters of a term, and where in them the ellipsis stands.
    private static func labels(_ term: [UInt8], _ equation: String, _ op: StaticString) throws(DLError) -> ([Int], Int?) {
        var labels: [Int] = []
        var dots: Int?
        var i = 0
        while i < term.count {
            switch term[i] {
            case 65...90: labels.append(Int(term[i]) - 65)
            case 97...122: labels.append(Int(term[i]) - 71)
            case 46:
                guard i + 2 < term.count && term[i + 1] == 46 && term[i + 2] == 46 else {
                    throw .invalid(op, "found '.' that is not part of any ellipsis in '\(equation)'")
                }
                guard dots == nil else { throw .invalid(op, "found '.' for which an ellipsis was already found in '\(equation)'") }
                dots = labels.count
                i += 2
            default:
                throw .invalid(op, "invalid subscript given in the equation '\(equation)': subscripts must be in [a-zA-Z]")
            }
            i += 1
        }
        return (labels, dots)
    }
}

/// One contraction after the other.
private struct Contraction {
    let op: StaticString
    let output: [Int]
    var operands: [Labelled] = []
    /// The extent of every label.
    var extents: [Int: Int] = [:]

    /// Repeated labels become diagonals; axes of extent 1 that others broadcast are left out.
    init(_ op: StaticString, _ tensors: [Tensor], _ subscripts: Subscripts) throws(DLError) {
        self.op = op
        output = subscripts.output
        for (index, labels) in subscripts.operands.enumerated() {
            for (axis, label) in labels.enumerated() {
                let extent = tensors[index].shape[axis], known = extents[label] ?? 1
                guard extent == known || extent == 1 || known == 1 else {
                    throw .shape(op, "subscript \(Subscripts.name(label)) has size \(extent) for operand \(index) which does not broadcast with previously seen size \(known)")
                }
                extents[label] = known == 1 ? extent : known
            }
        }
        for (tensor, labels) in zip(tensors, subscripts.operands) {
            var operand = Labelled(tensor: tensor, labels: labels)
            var axis = 0
            while axis < operand.labels.count {
                let label = operand.labels[axis]
                if let first = operand.labels[..<axis].firstIndex(of: label) {
                    guard operand.tensor.shape[first] == operand.tensor.shape[axis] else {
                        throw .shape(op, "subscript \(Subscripts.name(label)) is repeated for an operand but the sizes don't match: \(tensor.shape)")
                    }
                    operand.tensor = try diagonal(operand.tensor, offset: 0, dim1: first, dim2: axis)
                    operand.labels.remove(at: axis)
                    operand.labels.remove(at: first)
                    operand.labels.append(label)
                    axis = 0
                } else {
                    axis += 1
                }
            }
            for axis in operand.labels.indices.reversed() where operand.tensor.shape[axis] == 1 && extents[operand.labels[axis]] != 1 {
                operand.tensor = try squeeze(operand.tensor, dim: [axis])
                operand.labels.remove(at: axis)
            }
            operands.append(operand)
        }
    }

    private func size(_ labels: some Sequence<Int>) -> Double {
        labels.reduce(1) { $0 * Double(extents[$1] ?? 1) }
    }

    /// Whether a label is needed once the operands in `done` are gone.
    private func isNeeded(_ label: Int, without done: [Int]) -> Bool {
        output.contains(label) || operands.indices.contains { !done.contains($0) && operands[$0].labels.contains(label) }
    }

    /// Sums over the axes that nothing else has.
    private func reduced(_ index: Int) throws(DLError) -> Labelled {
        var operand = operands[index]
        var axes = Dims()
        for (axis, label) in operand.labels.enumerated() where !isNeeded(label, without: [index]) { axes.append(axis) }
        if axes.isEmpty { return operand }
        operand.tensor = try sum(operand.tensor, dim: axes, dtype: operand.tensor.dtype)
        operand.labels = operand.labels.filter { isNeeded($0, without: [index]) }
        return operand
    }

    /// The operand with exactly these axes, of extent 1 where it has none.
    private func arranged(_ operand: Labelled, _ labels: [Int]) throws(DLError) -> Tensor {
        var order = Dims()
        for label in labels { if let axis = operand.labels.firstIndex(of: label) { order.append(axis) } }
        var result = try permute(operand.tensor, dims: order)
        for (position, label) in labels.enumerated() where !operand.labels.contains(label) { result = try unsqueeze(result, dim: position) }
        return result
    }

    /// (batch, rows, columns) with one axis for each group of labels.
    private func matrix(_ operand: Labelled, _ batch: [Int], _ rows: [Int], _ columns: [Int]) throws(DLError) -> Tensor {
        var order = Dims()
        for label in batch + rows + columns { if let axis = operand.labels.firstIndex(of: label) { order.append(axis) } }
        let ordered = try permute(operand.tensor, dims: order)
        if batch.count <= 1 && rows.count == 1 && columns.count == 1 { return ordered }
        var shape: Dims = [Int(size(rows)), Int(size(columns))]
        if !batch.isEmpty { shape.insert(Int(size(batch)), at: 0) }
        return try reshape(ordered, shape: shape)
    }

    /// The product of two operands, summed over the labels that only they have.
    private func product(_ i: Int, _ j: Int) throws(DLError) -> Labelled {
        let kept = { (label: Int) in isNeeded(label, without: [i, j]) }
        // What only one of them has can be summed before.
        func alone(_ operand: Labelled, _ other: Labelled) throws(DLError) -> Labelled {
            var result = operand
            var axes = Dims()
            for (axis, label) in operand.labels.enumerated() where !kept(label) && !other.labels.contains(label) { axes.append(axis) }
            if axes.isEmpty { return operand }
            result.tensor = try sum(operand.tensor, dim: axes, dtype: operand.tensor.dtype)
            result.labels = operand.labels.filter { kept($0) || other.labels.contains($0) }
            return result
        }
        let a = try alone(operands[i], operands[j]), b = try alone(operands[j], operands[i])
        let shared = a.labels.filter { b.labels.contains($0) }
        let batch = shared.filter(kept), inner = shared.filter { !kept($0) }
        let rows = a.labels.filter { !b.labels.contains($0) }, columns = b.labels.filter { !a.labels.contains($0) }
        guard batch.count + rows.count + columns.count <= Dims.maxRank else {
            throw .shape(op, "an intermediate result would have more than \(Dims.maxRank) axes")
        }
        if inner.isEmpty {
            // In the order of the result, if this is the last product.
            let wanted = output.filter { (batch + rows + columns).contains($0) }
            let labels = wanted.count == batch.count + rows.count + columns.count ? wanted : batch + rows + columns
            return Labelled(tensor: try arranged(a, labels) * arranged(b, labels), labels: labels)
        }
        // The result has the rows of the one and the columns of the other; which is which follows the wanted order.
        let isTurned = (output.firstIndex { columns.contains($0) } ?? 0) < (output.firstIndex { rows.contains($0) } ?? 0)
        let (first, second, front, back) = isTurned ? (b, a, columns, rows) : (a, b, rows, columns)
        let result = try matmul(matrix(first, batch, front, inner), matrix(second, batch, inner, back))
        var shape = Dims()
        for label in batch + front + back { shape.append(extents[label] ?? 1) }
        return Labelled(tensor: result.shape == shape ? result : try reshape(result, shape: shape), labels: batch + front + back)
    }

    /// The pair whose product takes the fewest multiplications next.
    private func cheapest() -> (Int, Int) {
        var best = (0, 1), price = Double.infinity
        for i in operands.indices {
            for j in operands.indices where j > i {
                let both = Set(operands[i].labels).union(operands[j].labels)
                let cost = size(both)
                if cost < price {
                    price = cost
                    best = (i, j)
                }
            }
        }
        return best
    }

    mutating func run() throws(DLError) -> Tensor {
        while operands.count > 1 {
            let (i, j) = operands.count == 2 ? (0, 1) : cheapest()
            let result = try product(i, j)
            operands.remove(at: j)
            operands[i] = result
        }
        let last = try reduced(0)
        var result = try arranged(last, output)
        // Axes whose label nobody has in full are repeated.
        var shape = Dims()
        for label in output { shape.append(extents[label] ?? 1) }
        if result.shape != shape { result = try expand(result, size: shape) }
        return result
    }
}

/// The sum of products that an equation such as "bij,bjk->bik" describes; see the operation table for its grammar.
public func einsum(equation: String, operands: [Tensor]) throws(DLError) -> Tensor {
    let op: StaticString = "einsum"
    guard let first = operands.first else { throw .invalid(op, "must provide at least one operand") }
    for operand in operands where operand.dtype != first.dtype {
        throw .dtype(op, "expected all operands to have the same dtype, but got: \(first) and \(operand)")
    }
    guard operands.count <= 64 else { throw .invalid(op, "at most 64 operands, got \(operands.count)") }
    let subscripts = try Subscripts(equation, ranks: operands.map { $0.rank }, op)
    return try named(op) { () throws(DLError) in
        var contraction = try Contraction(op, operands, subscripts)
        return try contraction.run()
    }
}
