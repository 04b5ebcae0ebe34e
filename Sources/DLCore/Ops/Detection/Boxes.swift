import DLKernels

/// Boxes are (x1, y1, x2, y2), a row each.

private func checkBoxes(_ boxes: Tensor, _ op: StaticString, _ name: String) throws(DLError) {
    guard boxes.rank == 2 else { throw .shape(op, "\(name) should be a 2d tensor, got \(boxes.rank)D: shape \(boxes.shape)") }
    guard boxes.shape[1] == 4 else { throw .shape(op, "\(name) should have 4 elements in dimension 1, got \(boxes.shape[1]): shape \(boxes.shape)") }
    guard boxes.dtype != .bool else { throw .dtype(op, "\(name) must have numbers, got \(boxes)") }
}

private func column(_ boxes: Tensor, _ index: Int) throws(DLError) -> Tensor { try select(boxes, dim: 1, index: index) }

public func boxArea(_ boxes: Tensor) throws(DLError) -> Tensor {
    try checkBoxes(boxes, "box_area", "boxes")
    return try (column(boxes, 2) - column(boxes, 0)) * (column(boxes, 3) - column(boxes, 1))
}

/// Area of the intersection and of the union of each pair, and the boxes' columns as (N, 1) and (1, M).
private func overlaps(_ a: Tensor, _ b: Tensor) throws(DLError) -> (shared: Tensor, union: Tensor, a: [Tensor], b: [Tensor]) {
    var rows: [Tensor] = [], columns: [Tensor] = []
    for i in 0..<4 {
        rows.append(try unsqueeze(column(a, i), dim: 1))
        columns.append(try unsqueeze(column(b, i), dim: 0))
    }
    func side(_ low: Int, _ high: Int) throws(DLError) -> Tensor {
        try clamp(minimum(rows[high], columns[high]) - maximum(rows[low], columns[low]), min: 0)
    }
    let shared = try side(0, 2) * side(1, 3)
    let union = try unsqueeze(boxArea(a), dim: 1) + unsqueeze(boxArea(b), dim: 0) - shared
    return (shared, union, rows, columns)
}

public func boxIou(_ boxes1: Tensor, _ boxes2: Tensor) throws(DLError) -> Tensor {
    try checkBoxes(boxes1, "box_iou", "boxes1")
    try checkBoxes(boxes2, "box_iou", "boxes2")
    return try named("box_iou") { () throws(DLError) in
        let (shared, union, _, _) = try overlaps(boxes1, boxes2)
        return try shared / union
    }
}

public func generalizedBoxIou(_ boxes1: Tensor, _ boxes2: Tensor) throws(DLError) -> Tensor {
    try checkBoxes(boxes1, "generalized_box_iou", "boxes1")
    try checkBoxes(boxes2, "generalized_box_iou", "boxes2")
    return try named("generalized_box_iou") { () throws(DLError) in
        let (shared, union, a, b) = try overlaps(boxes1, boxes2)
        func side(_ low: Int, _ high: Int) throws(DLError) -> Tensor {
            try clamp(maximum(a[high], b[high]) - minimum(a[low], b[low]), min: 0)
        }
        let hull = try side(0, 2) * side(1, 3)
        return try shared / union - (hull - union) / hull
    }
}

public func nms(_ boxes: Tensor, _ scores: Tensor, iouThreshold: Double, idxs: Tensor? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "nms"
    try checkBoxes(boxes, op, "boxes")
    guard scores.rank == 1 else { throw .shape(op, "scores should be a 1d tensor, got \(scores.rank)D: shape \(scores.shape)") }
    guard scores.shape[0] == boxes.shape[0] else {
        throw .shape(op, "boxes and scores should have same number of elements in dimension 0, got \(boxes.shape[0]) and \(scores.shape[0])")
    }
    try checkFloating(boxes, op, "boxes")
    try checkFloating(scores, op, "scores")
    if let idxs {
        guard idxs.dtype == .int64 else { throw .dtype(op, "idxs must be int64, got \(idxs)") }
        guard idxs.shape == scores.shape else { throw .shape(op, "idxs must have the shape of scores, \(scores.shape), got \(idxs.shape)") }
    }
    return try withoutRecording { () throws(DLError) in
        let count = boxes.shape[0]
        let rows = try contiguous(boxes), values = try contiguous(to(scores, dtype: .float64)), classes = try idxs.map { (t) throws(DLError) in try contiguous(t) }
        let order = try Tensor.uninitialized([count], .int64, op)
        let kept = try Tensor.uninitialized([count], .int64, op)
        let flags = try Tensor.uninitialized([count], .uint8, op)
        let places = order.pointer.assumingMemoryBound(to: Int64.self)
        let score = values.pointer.assumingMemoryBound(to: Double.self)
        for i in 0..<count { places[i] = Int64(i) }
        // The highest score first, NaN before all, the first of equal ones first.
        var ranking = UnsafeMutableBufferPointer(start: places, count: count)
        ranking.sort { a, b in
            let x = score[Int(a)], y = score[Int(b)]
            if x.isNaN || y.isNaN { return x.isNaN && (!y.isNaN || a < b) }
            return x == y ? a < b : x > y
        }
        let found = suppressNonMaxima(
            rows.dtype, count: count, boxes: rows.pointer, classes: classes.map { UnsafePointer($0.pointer.assumingMemoryBound(to: Int64.self)) },
            order: UnsafePointer(places), threshold: iouThreshold, suppressed: flags.pointer.assumingMemoryBound(to: UInt8.self),
            kept: kept.pointer.assumingMemoryBound(to: Int64.self))
        return try clone(narrow(kept, dim: 0, start: 0, length: found))
    }
}

/// Boxes of every size and aspect ratio around every cell of a feature map.
public func anchorBoxes(_ sizes: Tensor, _ aspectRatios: Tensor, gridSize: Dims, stride: Dims) throws(DLError) -> Tensor {
    let op: StaticString = "anchor_boxes"
    for (name, tensor) in [("sizes" as StaticString, sizes), ("aspect_ratios", aspectRatios)] {
        guard tensor.rank == 1 else { throw .shape(op, "\(name) must be a vector, got shape \(tensor.shape)") }
        try checkFloating(tensor, op, name)
    }
    guard sizes.dtype == aspectRatios.dtype else { throw .dtype(op, "sizes and aspect_ratios must have one dtype, got \(sizes) and \(aspectRatios)") }
    guard gridSize.count == 2 && stride.count == 2 && gridSize[0] >= 0 && gridSize[1] >= 0 else {
        throw .invalid(op, "grid_size must not be negative, got \(gridSize)")
    }
    let base = sizes.count &* aspectRatios.count
    let shape: Dims = [gridSize[0], gridSize[1], base, 4]
    guard shape.checkedCount() != nil else { throw Tensor.invalidSize(shape, op) }
    return try withoutRecording { () throws(DLError) in
        let tall = try sqrt(aspectRatios)
        let heights = try reshape(unsqueeze(tall, dim: 1) * sizes, shape: [base])
        let widths = try reshape(unsqueeze(reciprocal(tall), dim: 1) * sizes, shape: [base])
        let around = try round(stack([neg(widths), neg(heights), widths, heights], dim: 1) / 2)
        func shifts(_ axis: Int) throws(DLError) -> Tensor {
            try to(arange(start: 0, end: .int(Int64(gridSize[axis]))), dtype: sizes.dtype) * Scalar.int(Int64(stride[axis]))
        }
        let size: Dims = [gridSize[0], gridSize[1]]
        let x = try expand(unsqueeze(shifts(1), dim: 0), size: size), y = try expand(unsqueeze(shifts(0), dim: 1), size: size)
        let cells = try reshape(stack([x, y, x, y], dim: 2), shape: [gridSize[0], gridSize[1], 1, 4])
        return try reshape(cells + around, shape: [gridSize[0] * gridSize[1] * base, 4])
    }
}
