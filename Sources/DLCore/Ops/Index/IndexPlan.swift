import DLKernels

/// Index tensors made ready for use on tensors of one shape: checked, counted from the front, and broadcast together.
///
/// Integer tensors pick positions along one axis. Masks (bool or uint8) stand for as many axes as they have, and pick the
/// positions where they hold. The common shape of the indices takes the place of the picked axes when these are neighbours,
/// else it comes first.
struct IndexPlan {
    /// Positions on a group of neighbouring axes, counted through them in row-major order.
    struct Entry {
        let axis: Int, axisCount: Int
        /// int64, row-major.
        let positions: Tensor
    }

    /// A mask over all axes of the tensor: what it picks is read and written without positions.
    struct WholeMask {
        let flags: Tensor
        let places: NonzeroPlaces
    }

    let inputShape: Dims
    let entries: [Entry]
    /// The common shape of the indices.
    let shape: Dims
    let outputShape: Dims
    private let isPicked: AxisSet
    private let isAdjacent: Bool
    private let whole: WholeMask?

    /// With `isKept` the plan may be used when the caller has changed the index tensors.
    init(_ input: Tensor, _ indices: [Tensor], dims: Dims?, _ op: StaticString, isKept: Bool = true) throws(DLError) {
        var entries: [Entry] = []
        var picked = AxisSet()
        var next = 0
        if let dims, dims.count != indices.count {
            throw .invalid(op, "expected one axis per index tensor, got \(dims.count) for \(indices.count)")
        }
        guard !indices.isEmpty else { throw .invalid(op, "at least one index must be provided") }
        if indices.count == 1, (dims?[0] ?? 0) == 0, indices[0].dtype == .bool || indices[0].dtype == .uint8, indices[0].rank == input.rank, input.rank > 0 {
            let flags = try IndexPlan.flags(indices[0], input.shape, 0, isKept: isKept, op)
            let places = NonzeroPlaces(flags: flags.pointer, sizes: flags.shape)
            whole = WholeMask(flags: flags, places: places)
            inputShape = input.shape
            self.entries = []
            self.shape = [places.total]
            outputShape = [places.total]
            for i in 0..<input.rank { picked.insert(i) }
            isPicked = picked
            isAdjacent = true
            return
        }
        whole = nil
        for (number, index) in indices.enumerated() {
            let isMask = index.dtype == .bool || index.dtype == .uint8
            guard isMask || index.dtype == .int64 || index.dtype == .int32 else {
                throw .index(op, "tensors used as indices must be long, int, byte or bool tensors, got \(index)")
            }
            let axisCount = isMask ? index.rank : 1
            let axis = if let dims { try resolveAxis(dims[number], rank: input.rank, op) } else { next }
            guard axis + axisCount <= input.rank else { throw .index(op, "too many indices for tensor of dimension \(input.rank)") }
            for i in axis..<(axis + axisCount) {
                if picked.contains(i) { throw .invalid(op, "axis \(i) is indexed twice") }
                picked.insert(i)
            }
            next = axis + axisCount
            let positions = isMask ? try IndexPlan.truths(index, input.shape, axis, op)
                : try IndexPlan.wrapped(index, bound: input.shape[axis], axis, op)
            entries.append(Entry(axis: axis, axisCount: axisCount, positions: positions))
        }
        entries.sort { $0.axis < $1.axis }
        var shape = entries[0].positions.shape
        for entry in entries.dropFirst() {
            do { shape = try broadcastShape(shape, entry.positions.shape, op) } catch {
                throw .index(op, "shape mismatch: indexing tensors could not be broadcast together with shapes "
                    + entries.map { "\($0.positions.shape)" }.joined(separator: ", "))
            }
        }
        var adjacent = true
        for (previous, entry) in zip(entries, entries.dropFirst()) where entry.axis != previous.axis + previous.axisCount { adjacent = false }
        var output = Dims()
        var total = shape.count
        for i in 0..<input.rank where !picked.contains(i) { total += 1 }
        guard total <= Dims.maxRank else { throw .shape(op, "the result would have \(total) axes; a tensor has at most \(Dims.maxRank) dimensions") }
        let place = adjacent ? entries[0].axis : 0
        for i in 0..<place { output.append(input.shape[i]) }
        for i in 0..<shape.count { output.append(shape[i]) }
        for i in place..<Swift.max(input.rank, place) where !picked.contains(i) { output.append(input.shape[i]) }
        guard output.checkedCount() != nil else { throw Tensor.invalidSize(output, op) }
        inputShape = input.shape
        self.entries = entries
        self.shape = shape
        outputShape = output
        isPicked = picked
        isAdjacent = adjacent
    }

    /// The positions where a mask holds, as one vector. A mask without axes picks nothing or everything once.
    private static func truths(_ mask: Tensor, _ shape: Dims, _ axis: Int, _ op: StaticString) throws(DLError) -> Tensor {
        let flags = try flags(mask, shape, axis, isKept: false, op)
        return try positions(NonzeroPlaces(flags: flags.pointer, sizes: [flags.count]), flags, op)
    }

    private static func positions(_ places: NonzeroPlaces, _ flags: Tensor, _ op: StaticString) throws(DLError) -> Tensor {
        let positions = try Tensor.uninitialized([places.total], .int64, op)
        places.write(to: positions.pointer)
        withExtendedLifetime(flags) {}
        return positions
    }

    /// The mask in row-major order, checked against the axes that it stands for.
    private static func flags(_ mask: Tensor, _ shape: Dims, _ axis: Int, isKept: Bool, _ op: StaticString) throws(DLError) -> Tensor {
        for i in 0..<mask.rank where mask.shape[i] != shape[axis + i] {
            throw .index(op, "The shape of the mask \(mask.shape) at index \(i) does not match the shape of the indexed tensor \(shape) at index \(axis + i)")
        }
        return try withoutRecording { () throws(DLError) in
            let flags = try contiguous(mask)
            return isKept && flags.storage === mask.storage ? try clone(flags) : flags
        }
    }

    private static func wrapped(_ index: Tensor, bound: Int, _ axis: Int, _ op: StaticString) throws(DLError) -> Tensor {
        let source = try withoutRecording { () throws(DLError) in try contiguous(to(index, dtype: .int64)) }
        let output = try Tensor.result(index.shape, .int64, op)
        let values = UnsafePointer(source.pointer.assumingMemoryBound(to: Int64.self))
        if let bad = wrapIndices(count: output.count, bound: bound, indices: values, output: output.pointer.assumingMemoryBound(to: Int64.self)) {
            throw .index(op, "index \(values[bad]) is out of bounds for dimension \(axis) with size \(bound)")
        }
        return output
    }

    /// The offsets of the picked elements in the memory of a tensor of the input's shape, for one element of the other axes.
    private func offsets(_ tensor: Tensor, _ op: StaticString) throws(DLError) -> Tensor {
        var entries = entries
        if let whole {
            let places = NonzeroPlaces(flags: whole.flags.pointer, sizes: [whole.flags.count])
            entries = [Entry(axis: 0, axisCount: inputShape.count, positions: try IndexPlan.positions(places, whole.flags, op))]
        }
        if entries.count == 1, entries[0].axisCount == 1, tensor.strides[entries[0].axis] == 1 { return entries[0].positions }
        let table = try zeros(shape, dtype: .int64)
        for entry in entries {
            var extents = Dims(), strides = Dims()
            for i in 0..<entry.axisCount {
                extents.append(inputShape[entry.axis + i])
                strides.append(tensor.strides[entry.axis + i])
            }
            if entry.axisCount == 0 { continue }
            addOffsets(sizes: shape, positions: UnsafePointer(entry.positions.pointer.assumingMemoryBound(to: Int64.self)),
                       positionStrides: broadcastStrides(entry.positions.shape, entry.positions.strides, to: shape), extents: extents,
                       strides: strides, offsets: table.pointer.assumingMemoryBound(to: Int64.self))
        }
        return table
    }

    private func layout(_ tensor: Tensor, _ table: Tensor) -> TableLayout {
        var beforeSizes = Dims(), beforeStrides = Dims(), afterSizes = Dims(), afterStrides = Dims()
        let place = isAdjacent && whole == nil ? entries[0].axis : 0
        for i in 0..<inputShape.count where !isPicked.contains(i) {
            if i < place {
                beforeSizes.append(inputShape[i])
                beforeStrides.append(tensor.strides[i])
            } else {
                afterSizes.append(inputShape[i])
                afterStrides.append(tensor.strides[i])
            }
        }
        return TableLayout(beforeSizes: beforeSizes, beforeStrides: beforeStrides,
                           table: UnsafePointer(table.pointer.assumingMemoryBound(to: Int64.self)), count: table.count,
                           afterSizes: afterSizes, afterStrides: afterStrides)
    }

    /// The picked elements of a tensor of the input's shape.
    func read(_ tensor: Tensor, _ op: StaticString) throws(DLError) -> Tensor {
        let output = try Tensor.uninitialized(outputShape, tensor.dtype, op)
        if output.count == 0 { return output }
        if let whole, tensor.isContiguous {
            whole.places.pick(itemSize: tensor.dtype.size, from: tensor.pointer, to: output.pointer)
            return output
        }
        let table = try offsets(tensor, op)
        readTable(itemSize: tensor.dtype.size, layout: layout(tensor, table), input: tensor.pointer, output: output.pointer)
        return output
    }

    /// Writes `values`, broadcast to the shape of the result and of the tensor's dtype, to the picked elements.
    func write(_ values: Tensor, to tensor: Tensor, adding: Bool, _ op: StaticString) throws(DLError) {
        if outputShape.product == 0 { return }
        let isScalar = values.count == 1
        let source = isScalar ? values : try contiguous(expand(values, size: outputShape))
        if let whole, !adding, tensor.isContiguous {
            return whole.places.put(itemSize: tensor.dtype.size, source.pointer, isScalar: isScalar, clearingOthers: false, to: tensor.pointer)
        }
        let table = try offsets(tensor, op)
        writeTable(tensor.dtype, adding: adding, layout: layout(tensor, table), source: source.pointer, isScalar: isScalar, output: tensor.pointer)
    }

    /// A new tensor of the input's shape: zero, and the values (of the result's shape) added where they come from.
    func spread(_ values: Tensor, _ op: StaticString) throws(DLError) -> Tensor {
        guard let whole else {
            let output = try zeros(inputShape, dtype: values.dtype)
            try write(values, to: output, adding: true, op)
            return output
        }
        let source = try contiguous(values), output = try Tensor.uninitialized(inputShape, values.dtype, op)
        if output.count > 0 {
            whole.places.put(itemSize: values.dtype.size, source.pointer, isScalar: false, clearingOthers: true, to: output.pointer)
        }
        return output
    }

    /// Checks that values can be broadcast to the picked elements; leading axes of extent 1 do not matter.
    func fitted(_ values: Tensor, _ op: StaticString) throws(DLError) -> Tensor {
        var result = values
        while result.rank > outputShape.count && result.shape[0] == 1 { result = try select(result, dim: 0, index: 0) }
        do {
            if try broadcastShape(outputShape, result.shape, op) == outputShape { return result }
        } catch {}
        throw .shape(op, "shape mismatch: value tensor of shape \(values.shape) cannot be broadcast to indexing result of shape \(outputShape)")
    }
}
