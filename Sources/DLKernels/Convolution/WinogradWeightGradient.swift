import CShims

/// The weight gradient of a 3 x 3 convolution with stride 1, through the adjoint of F(4 x 4, 3 x 3) or F(2 x 2, 3 x 3):
/// dg = G^T [sum over tiles (A dY A^T) * (B^T d B)] G. The sum runs over the tiles in a fixed order.
///
/// Here the lanes of a vector are eight channels.
struct WinogradWeightGradient {
    private let geometry: Conv2dGeometry
    private let tiles: WinogradTiles
    private let inputs: Int
    private let outputs: Int
    /// Channels rounded up to whole vectors.
    private let paddedInputs: Int
    private let paddedOutputs: Int
    /// Rows of tiles that are transformed before their products are added.
    private let rowsAtOnce: Int
    /// The block of the gradient that one item computes: these outputs, and inputs of so many panels.
    private let outputsPerItem: Int
    private let panelsPerItem: Int
    private let panels: WinogradPanels

    /// nil where the filters are others, or the channels few.
    init?(_ g: Conv2dGeometry, size: Int = 4) {
        guard let tiles = WinogradTiles(Correlation(forward: g), size: size) else { return nil }
        self.tiles = tiles
        geometry = g
        inputs = g.groupInputs
        outputs = g.groupOutputs
        paddedInputs = (inputs &+ 7) & ~7
        paddedOutputs = (outputs &+ 7) & ~7
        let rowBytes = tiles.points &* 4 &* tiles.tilesPerRow &* (paddedInputs &+ paddedOutputs)
        let affordable = max(1, (6 << 20) / rowBytes)
        let rounds = (tiles.rows &+ affordable &- 1) / affordable
        rowsAtOnce = (tiles.rows &+ rounds &- 1) / rounds
        outputsPerItem = paddedOutputs >= 128 ? 32 : 16
        panels = WinogradPanels(channels: paddedInputs)
        panelsPerItem = paddedInputs <= 96 ? panels.count : 2
    }

    private var inputsPerItem: Int { min(paddedInputs, panelsPerItem &* panelColumns) }
    private var inputBlocks: Int { (panels.count &+ panelsPerItem &- 1) / panelsPerItem }
    private var outputBlocks: Int { (paddedOutputs &+ outputsPerItem &- 1) / outputsPerItem }
    /// One point of the sums of one item, and all of them.
    private var pointPitch: Int { outputsPerItem &* inputsPerItem &+ 16 }
    private var itemPitch: Int { tiles.points &* pointPitch }

    /// False when scratch memory could not be had.
    func run(
        input: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>, weightGradient: UnsafeMutablePointer<Float>
    ) -> Bool {
        let count = rowsAtOnce &* tiles.tilesPerRow
        let inputPitch = paddedInputs &* count &+ 16, gradientPitch = paddedOutputs &* count &+ 16
        let rounds = (tiles.rows &+ rowsAtOnce &- 1) / rowsAtOnce
        let sums = rounds > 1 ? inputBlocks &* outputBlocks &* itemPitch : 0
        let done: Bool? = withScratch(bytes: (tiles.points &* (inputPitch &+ gradientPitch) &+ sums) &* 4) { memory in
            let transformedInputs = memory.assumingMemoryBound(to: Float.self)
            let transformedGradients = transformedInputs + tiles.points &* inputPitch
            let allSums = transformedGradients + tiles.points &* gradientPitch
            for group in 0..<geometry.groups {
                for number in 0..<rounds {
                    let first = number &* rowsAtOnce
                    let current = first..<min(tiles.rows, first &+ rowsAtOnce)
                    let round = Round(
                        rows: current, tiles: current.count &* tiles.tilesPerRow, isFirst: number == 0, isLast: number == rounds &- 1,
                        group: group, inputs: transformedInputs, inputPitch: inputPitch, gradients: transformedGradients,
                        gradientPitch: gradientPitch, sums: rounds > 1 ? allSums : nil)
                    if !transform(round, input, outputGradient) { return false }
                    if !multiply(round, weightGradient + group &* outputs &* inputs &* 9) { return false }
                }
            }
            return true
        }
        return done ?? false
    }

    /// The tiles that are taken together, and their transforms.
    private struct Round {
        let rows: Range<Int>
        let tiles: Int
        let isFirst: Bool
        let isLast: Bool
        let group: Int
        /// For each point panels of channels, each `tiles x width`.
        let inputs: UnsafeMutablePointer<Float>
        let inputPitch: Int
        /// For each point panels of 8 channels, each `tiles x 8`.
        let gradients: UnsafeMutablePointer<Float>
        let gradientPitch: Int
        let sums: UnsafeMutablePointer<Float>?
    }

    // MARK: - Transforms, eight channels at a time

    private func transform(_ round: Round, _ input: UnsafePointer<Float>, _ outputGradient: UnsafePointer<Float>) -> Bool {
        withFlag { failed in
            parallelFor(count: (paddedInputs &+ paddedOutputs) / 8, grain: max(1, 128 / round.tiles)) { range in
                let done: Void? = withScratch(bytes: tiles.workCount &* 4) { memory in
                    let work = memory.assumingMemoryBound(to: Float.self)
                    for item in range {
                        let channel = item &* 8
                        if channel < paddedInputs {
                            transformInputs(channel, round, input, work)
                        } else {
                            transformGradients(channel &- paddedInputs, round, outputGradient, work)
                        }
                    }
                }
                if done == nil { failed.pointee = true }
            }
        }
    }

    private func transformInputs(
        _ channel: Int, _ round: Round, _ input: UnsafePointer<Float>, _ work: UnsafeMutablePointer<Float>
    ) {
        let first = round.group &* inputs
        let panel = panels.start(containing: channel)
        tiles.transformInput(
            rows: round.rows,
            ChannelLines(
                input, first: first &+ channel, end: first &+ inputs, channels: geometry.inputChannels,
                height: geometry.inputHeight, width: geometry.inputWidth),
            work: work, to: round.inputs + (panel &* round.tiles &+ (channel &- panel)),
            step: panels.width(at: panel), pitch: round.inputPitch)
    }

    private func transformGradients(
        _ channel: Int, _ round: Round, _ outputGradient: UnsafePointer<Float>, _ work: UnsafeMutablePointer<Float>
    ) {
        let first = round.group &* outputs
        tiles.transformOutputGradient(
            rows: round.rows,
            ChannelLines(
                outputGradient, first: first &+ channel, end: first &+ outputs, channels: geometry.outputChannels,
                height: geometry.outputHeight, width: geometry.outputWidth),
            work: work, to: round.gradients + channel &* round.tiles, step: 8, pitch: round.gradientPitch)
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
        let firstOutput = item / inputBlocks &* outputsPerItem, firstPanel = item % inputBlocks &* panelsPerItem
        let firstInput = panels.start(of: firstPanel)
        let endOutput = min(paddedOutputs, firstOutput &+ outputsPerItem)
        let endInput = panels.start(of: min(panels.count, firstPanel &+ panelsPerItem))
        let order = tiles.order(round.rows)
        var run = ProductRun.zero
        withUnsafePointer(to: &run) { run in
            for point in 0..<tiles.points {
                if round.isLast { prefetch(firstOutput..<min(endOutput, outputs), firstInput..<min(endInput, inputs), weightGradient, point) }
                let gradients = UnsafePointer(round.gradients + point &* round.gradientPitch)
                let needed = tiles.tiles(of: point, order)
                let target = sums + point &* pointPitch
                // Few tiles at a time: they stay in the first cache, and sums of sums round less.
                var first = needed.lowerBound
                repeat {
                    let depth = min(needed.upperBound &- first, tilesAtOnce)
                    for output in stride(from: firstOutput, to: endOutput, by: panelRows) {
                        let left = FourRows(gradients + ((output & ~7) &* round.tiles &+ first &* 8 &+ (output & 7)), pitch: 1)
                        var input = firstInput
                        while input < endInput {
                            let width = panels.width(at: input)
                            multiplyPanel(
                                ProductShape(runs: run, count: 1, depth: depth, leftStep: 8, rightStep: width), left,
                                round.inputs + (point &* round.inputPitch &+ input &* round.tiles &+ first &* width), width: width,
                                accumulate: !round.isFirst || first > needed.lowerBound,
                                FourRows(
                                    target + ((output &- firstOutput) &* inputsPerItem &+ (input &- firstInput)),
                                    pitch: inputsPerItem))
                            input &+= width
                        }
                    }
                    first &+= depth
                } while first < needed.upperBound
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

    /// Asks for one of as many parts as there are points of a block of the gradient, which is written soon.
    private func prefetch(_ outputs: Range<Int>, _ channels: Range<Int>, _ weightGradient: UnsafeMutablePointer<Float>, _ part: Int) {
        let pieces = (channels.count &* 9 &+ 15) / 16
        let all = outputs.count &* pieces
        let first = weightGradient + (outputs.lowerBound &* inputs &+ channels.lowerBound) &* 9
        for piece in all &* part / tiles.points..<all &* (part &+ 1) / tiles.points {
            dl_prefetch_to_write(first + (piece / pieces &* inputs &* 9 &+ piece % pieces &* 16))
        }
    }

    /// G^T U G for eight input channels: `count` filters of nine taps.
    private func writeFilters(_ sums: UnsafePointer<Float>, count: Int, _ filters: UnsafeMutablePointer<Float>) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: (18 + 9) * 8) { memory in
            guard let lines = memory.baseAddress else { return }
            let taps = lines + 18 * 8
            let points = tiles.axisPoints
            for column in 0..<points {
                let first = sums + column &* pointPitch
                let g = filterGradientTransform(points == 6 ? SixLanes(first, 6 &* pointPitch) : SixLanes(few: first, 4 &* pointPitch))
                store(g.0, lines + column &* 8)
                store(g.1, lines + (48 &+ column &* 8))
                store(g.2, lines + (96 &+ column &* 8))
            }
            for line in 0..<3 {
                let first = UnsafePointer(lines + line &* 48)
                let g = filterGradientTransform(points == 6 ? SixLanes(first, 8) : SixLanes(few: first, 8))
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

/// The tiles whose products are added up before they are added to the sums.
private let tilesAtOnce = 128
