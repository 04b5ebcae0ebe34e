import CShims

/// The weight gradient of a 3 x 3 convolution with stride 1, through the adjoint of F(4 x 4, 3 x 3):
/// dg = G^T [sum over tiles (A dY A^T) * (B^T d B)] G. The sum runs over the tiles in a fixed order.
struct WinogradWeightGradient {
    private let tiles: WinogradTiles
    private let inputs: Int
    private let outputs: Int
    private let groups: Int
    /// Channels rounded up to whole vectors.
    private let paddedInputs: Int
    private let paddedOutputs: Int
    /// Groups of eight tiles that are transformed before their products are added.
    private let groupsAtOnce: Int
    /// The block of the gradient that one item computes.
    private let outputsPerItem: Int
    private let inputsPerItem: Int

    /// nil where another way is faster.
    init?(_ g: Conv2dGeometry) {
        guard let tiles = WinogradTiles(Correlation(forward: g)) else { return nil }
        self.tiles = tiles
        inputs = g.groupInputs
        outputs = g.groupOutputs
        groups = g.groups
        paddedInputs = (inputs &+ 7) & ~7
        paddedOutputs = (outputs &+ 7) & ~7
        let affordable = max(3, (6 << 20) / (36 &* 8 &* 4 &* (paddedInputs &+ paddedOutputs)))
        let rounds = (tiles.tileGroups &+ affordable &- 1) / affordable
        groupsAtOnce = (tiles.tileGroups &+ rounds &- 1) / rounds
        outputsPerItem = paddedOutputs >= 128 ? 32 : 16
        inputsPerItem = paddedInputs <= 96 ? paddedInputs : 2 &* panelColumns
    }

    private var inputBlocks: Int { (paddedInputs &+ inputsPerItem &- 1) / inputsPerItem }
    private var outputBlocks: Int { (paddedOutputs &+ outputsPerItem &- 1) / outputsPerItem }
    /// One point of the sums of one item, and all of them.
    private var pointPitch: Int { outputsPerItem &* inputsPerItem &+ 16 }
    private var itemPitch: Int { 36 &* pointPitch }

    /// False when scratch memory could not be had.
    func run(
        input: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>, weightGradient: UnsafeMutablePointer<Float>
    ) -> Bool {
        let columns = groupsAtOnce &* 8
        let inputPitch = paddedInputs &* columns &+ 16, gradientPitch = paddedOutputs &* columns &+ 16
        let rounds = (tiles.tileGroups &+ groupsAtOnce &- 1) / groupsAtOnce
        let sums = rounds > 1 ? inputBlocks &* outputBlocks &* itemPitch : 0
        let done: Bool? = withScratch(bytes: (36 &* (inputPitch &+ gradientPitch) &+ sums) &* 4) { memory in
            let transformedInputs = memory.assumingMemoryBound(to: Float.self)
            let transformedGradients = transformedInputs + 36 &* inputPitch
            let allSums = transformedGradients + 36 &* gradientPitch
            for group in 0..<groups {
                for round in 0..<rounds {
                    let first = round &* groupsAtOnce
                    let current = first..<min(tiles.tileGroups, first &+ groupsAtOnce)
                    let plan = Round(
                        tileGroups: current, columns: current.count &* 8, isFirst: round == 0, isLast: round == rounds &- 1,
                        group: group, inputs: transformedInputs, inputPitch: inputPitch, gradients: transformedGradients,
                        gradientPitch: gradientPitch, sums: rounds > 1 ? allSums : nil)
                    if !transform(plan, input, outputGradient) { return false }
                    if !multiply(plan, weightGradient + group &* outputs &* inputs &* 9) { return false }
                }
            }
            return true
        }
        return done ?? false
    }

    /// The tiles that are taken together, and their transforms.
    private struct Round {
        let tileGroups: Range<Int>
        let columns: Int
        let isFirst: Bool
        let isLast: Bool
        let group: Int
        /// For each point panels of 24 channels, each `tiles x 24`.
        let inputs: UnsafeMutablePointer<Float>
        let inputPitch: Int
        /// For each point panels of 8 channels, each `tiles x 8`.
        let gradients: UnsafeMutablePointer<Float>
        let gradientPitch: Int
        let sums: UnsafeMutablePointer<Float>?
    }

    // MARK: - Transforms, eight channels at a time

    private func transform(
        _ round: Round, _ input: UnsafePointer<Float>, _ outputGradient: UnsafePointer<Float>
    ) -> Bool {
        let rows = tiles.rows(round.tileGroups)
        let strip = rows.count &* 6 &* tiles.stripPitch &+ 16
        // A missing pair reads four lines of zeros.
        let zeros = 4 &* tiles.stripPitch
        let bytes = (8 &* strip &+ zeros &+ 6 * 48 + 36 * 64) &* 4
        return withFlag { failed in
            parallelFor(count: (paddedInputs &+ paddedOutputs) / 8, grain: max(1, 128 / round.columns)) { range in
                let done: Void? = withScratch(bytes: bytes) { memory in
                    let strips = memory.assumingMemoryBound(to: Float.self)
                    (strips + 8 &* strip).update(repeating: 0, count: zeros)
                    for item in range {
                        let channel = item &* 8
                        if channel < paddedInputs {
                            transformInputs(channel, round, rows, input, strips, strip)
                        } else {
                            transformGradients(channel &- paddedInputs, round, rows, outputGradient, strips, strip)
                        }
                    }
                }
                if done == nil { failed.pointee = true }
            }
        }
    }

    private func transformInputs(
        _ first: Int, _ round: Round, _ rows: Range<Int>, _ input: UnsafePointer<Float>,
        _ strips: UnsafeMutablePointer<Float>, _ strip: Int
    ) {
        let lines = strips + (8 &* strip &+ 4 &* tiles.stripPitch), block = lines + 6 * 48
        let count = min(8, inputs &- first)
        for channel in 0..<count {
            tiles.copyStrips(
                input, channel: round.group &* inputs &+ first &+ channel, channels: groups &* inputs,
                height: tiles.sourceHeight, width: tiles.sourceWidth, rows: rows, lines: 6, top: tiles.paddingHeight,
                left: tiles.paddingWidth, to: strips + channel &* strip)
        }
        if count < 8 { block.update(repeating: 0, count: 36 * 64) }
        let panel = first / panelColumns &* panelColumns, width = winogradPanelWidth(panel, paddedInputs)
        for tileGroup in round.tileGroups {
            for channel in 0..<count {
                let pairs = tiles.pairsInStrips(
                    group: tileGroup, firstRow: rows.lowerBound, lines: 6, strips + channel &* strip)
                transformInputTiles(pairs, linePitch: tiles.stripPitch, lines, block + channel &* 8, pitch: 64)
            }
            let column = (tileGroup &- round.tileGroups.lowerBound) &* 8
            let place = panel &* round.columns &+ column &* width &+ (first &- panel)
            for point in 0..<36 {
                dl_transpose_8x8(block + point &* 64, 8, round.inputs + (point &* round.inputPitch &+ place), width)
            }
        }
    }

    private func transformGradients(
        _ first: Int, _ round: Round, _ rows: Range<Int>, _ outputGradient: UnsafePointer<Float>,
        _ strips: UnsafeMutablePointer<Float>, _ strip: Int
    ) {
        let zeros = strips + 8 &* strip, lines = zeros + 4 &* tiles.stripPitch, block = lines + 6 * 48
        let count = min(8, outputs &- first)
        for channel in 0..<count {
            tiles.copyStrips(
                outputGradient, channel: round.group &* outputs &+ first &+ channel, channels: groups &* outputs,
                height: tiles.targetHeight, width: tiles.targetWidth, rows: rows, lines: 4, top: 0, left: 0,
                to: strips + channel &* strip)
        }
        if count < 8 { block.update(repeating: 0, count: 36 * 64) }
        for tileGroup in round.tileGroups {
            for channel in 0..<count {
                let pairs = tiles.pairsInStrips(
                    group: tileGroup, firstRow: rows.lowerBound, lines: 4, strips + channel &* strip, missing: zeros)
                transformOutputGradientTiles(pairs, linePitch: tiles.stripPitch, lines, block + channel &* 8, pitch: 64)
            }
            let column = (tileGroup &- round.tileGroups.lowerBound) &* 8
            let place = first &* round.columns &+ column &* 8
            for point in 0..<36 {
                dl_transpose_8x8(block + point &* 64, 8, round.gradients + (point &* round.gradientPitch &+ place), 8)
            }
        }
    }

    // MARK: - Products

    private func multiply(_ round: Round, _ weightGradient: UnsafeMutablePointer<Float>) -> Bool {
        withFlag { failed in
            parallelFor(count: inputBlocks &* outputBlocks, grain: 1) { range in
                for item in range {
                    if let sums = round.sums {
                        compute(item, round, sums + item &* itemPitch, weightGradient)
                        continue
                    }
                    let done: Void? = withScratch(bytes: itemPitch &* 4) {
                        compute(item, round, $0.assumingMemoryBound(to: Float.self), weightGradient)
                    }
                    if done == nil { failed.pointee = true }
                }
            }
        }
    }

    /// Adds the products of the round to the sums of one item; after the last round, writes its part of the gradient.
    private func compute(
        _ item: Int, _ round: Round, _ sums: UnsafeMutablePointer<Float>, _ weightGradient: UnsafeMutablePointer<Float>
    ) {
        let firstOutput = item / inputBlocks &* outputsPerItem, firstInput = item % inputBlocks &* inputsPerItem
        let endOutput = min(paddedOutputs, firstOutput &+ outputsPerItem)
        let endInput = min(paddedInputs, firstInput &+ inputsPerItem)
        for point in 0..<36 {
            let inputs = round.inputs + point &* round.inputPitch, gradients = round.gradients + point &* round.gradientPitch
            let target = sums + point &* pointPitch
            for output in stride(from: firstOutput, to: endOutput, by: panelRows) {
                var column = firstInput
                while column < endInput {
                    let width = winogradPanelWidth(column, paddedInputs)
                    multiplyPanels(
                        depth: round.columns, gradients + ((output & ~7) &* round.columns &+ (output & 7)), step: 8,
                        inputs + column &* round.columns, width: width, accumulate: !round.isFirst,
                        target + ((output &- firstOutput) &* inputsPerItem &+ (column &- firstInput)), pitch: inputsPerItem)
                    column &+= width
                }
            }
        }
        if !round.isLast { return }
        for output in firstOutput..<min(endOutput, outputs) {
            for channel in stride(from: firstInput, to: min(endInput, inputs), by: 8) {
                writeFilters(
                    sums + ((output &- firstOutput) &* inputsPerItem &+ (channel &- firstInput)),
                    count: min(8, inputs &- channel), weightGradient + (output &* inputs &+ channel) &* 9)
            }
        }
    }

    /// G^T U G for eight input channels: `count` filters of nine taps.
    private func writeFilters(_ sums: UnsafePointer<Float>, count: Int, _ filters: UnsafeMutablePointer<Float>) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: (18 + 9) * 8) { memory in
            guard let lines = memory.baseAddress else { return }
            let taps = lines + 18 * 8
            for column in 0..<6 {
                let g = filterGradientTransform(SixLanes(sums + column &* pointPitch, 6 &* pointPitch))
                store(g.0, lines + column &* 8)
                store(g.1, lines + (48 &+ column &* 8))
                store(g.2, lines + (96 &+ column &* 8))
            }
            for line in 0..<3 {
                let g = filterGradientTransform(SixLanes(UnsafePointer(lines + line &* 48), 8))
                store(g.0, taps + line &* 24)
                store(g.1, taps + (line &* 24 &+ 8))
                store(g.2, taps + (line &* 24 &+ 16))
            }
            if count == 8 {
                dl_transpose_8x8(taps, 8, filters, 9)
                for lane in 0..<8 { filters[lane &* 9 &+ 8] = taps[64 &+ lane] }
            } else {
                for lane in 0..<count {
                    for tap in 0..<9 { filters[lane &* 9 &+ tap] = taps[tap &* 8 &+ lane] }
                }
            }
        }
    }
}
