import CShims

/// The weight gradient of a convolution as products of matrices over the pixels: lines of the input and of the output
/// gradient are transposed, so that the channels of a pixel lie side by side.
struct PanelWeightGradient {
    private let g: Conv2dGeometry
    private let inputs: Int
    private let outputs: Int
    private let paddedInputs: Int
    private let paddedOutputs: Int
    /// The input columns that the outputs of a line read.
    private let columns: Int
    /// What is transposed before its products are added: some images, or some output rows of one.
    private let imagesAtOnce: Int
    private let rowsAtOnce: Int
    private let outputsPerItem: Int
    private let inputsPerItem: Int

    /// nil where another way is better.
    init?(_ g: Conv2dGeometry) {
        guard g.groupInputs >= 16, g.groupOutputs >= 16 else { return nil }
        self.g = g
        inputs = g.groupInputs
        outputs = g.groupOutputs
        paddedInputs = (inputs &+ 7) & ~7
        paddedOutputs = (outputs &+ 7) & ~7
        columns = (g.outputWidth &- 1) &* g.strideWidth &+ (g.kernelWidth &- 1) &* g.dilationWidth &+ 1
        let rowCount = g.strideHeight &* columns &* paddedInputs &+ g.outputWidth &* paddedOutputs
        let haloCount = (g.kernelHeight &- 1) &* g.dilationHeight &* columns &* paddedInputs
        let affordable = 3 << 18
        let imageCount = g.outputHeight &* rowCount &+ haloCount
        let rounds = max(1, min(g.batch, (g.batch &* imageCount &+ affordable &- 1) / affordable))
        imagesAtOnce = max(1, (g.batch &+ rounds &- 1) / rounds)
        rowsAtOnce = imageCount <= affordable ? g.outputHeight : max(1, (affordable &- haloCount) / rowCount)
        if haloCount &+ rowsAtOnce &* rowCount > 4 << 20 { return nil }
        outputsPerItem = paddedOutputs >= 128 ? 32 : 16
        inputsPerItem = paddedInputs <= 72 ? paddedInputs : 2 &* panelColumns
    }

    private var taps: Int { g.kernelArea }
    private var lines: Int { (rowsAtOnce &- 1) &* g.strideHeight &+ (g.kernelHeight &- 1) &* g.dilationHeight &+ 1 }
    private var inputBlocks: Int { (paddedInputs &+ inputsPerItem &- 1) / inputsPerItem }
    private var outputBlocks: Int { (paddedOutputs &+ outputsPerItem &- 1) / outputsPerItem }
    private var gradientBlockCount: Int { imagesAtOnce &* rowsAtOnce &* g.outputWidth &* outputsPerItem }
    private var itemCount: Int { taps &* outputsPerItem &* inputsPerItem }

    /// False when scratch memory could not be had.
    func run(
        input: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>, weightGradient: UnsafeMutablePointer<Float>
    ) -> Bool {
        let inputCount = imagesAtOnce &* lines &* columns &* paddedInputs
        let gradientCount = outputBlocks &* gradientBlockCount
        let sumCount = inputBlocks &* outputBlocks &* itemCount
        let done: Void? = withScratch(bytes: (inputCount &+ gradientCount &+ sumCount) &* 4) { memory in
            let inputs = memory.assumingMemoryBound(to: Float.self)
            let gradients = inputs + inputCount, sums = gradients + gradientCount
            for group in 0..<g.groups {
                for image in stride(from: 0, to: g.batch, by: imagesAtOnce) {
                    for row in stride(from: 0, to: g.outputHeight, by: rowsAtOnce) {
                        let round = Round(
                            group: group, images: image..<min(g.batch, image &+ imagesAtOnce),
                            rows: row..<min(g.outputHeight, row &+ rowsAtOnce), isFirst: image == 0 && row == 0,
                            inputs: inputs, gradients: gradients)
                        transpose(round, input, outputGradient)
                        parallelFor(count: inputBlocks &* outputBlocks, grain: 1) { range in
                            for item in range { multiply(item, round, sums + item &* itemCount) }
                        }
                    }
                }
                let target = weightGradient + group &* outputs &* self.inputs &* taps
                parallelFor(count: inputBlocks &* outputBlocks, grain: max(1, 20_000 / itemCount)) { range in
                    for item in range { write(item, sums + item &* itemCount, target) }
                }
            }
        }
        return done != nil
    }

    private struct Round {
        let group: Int
        let images: Range<Int>
        let rows: Range<Int>
        let isFirst: Bool
        /// `images x lines x columns x channels`.
        let inputs: UnsafeMutablePointer<Float>
        /// `blocks of channels x images x rows x columns x channels`.
        let gradients: UnsafeMutablePointer<Float>
    }

    private func transpose(_ round: Round, _ input: UnsafePointer<Float>, _ outputGradient: UnsafePointer<Float>) {
        let octets = (paddedInputs &+ paddedOutputs) / 8
        parallelFor(count: round.images.count &* octets, grain: max(1, 8_000 / (lines &* columns))) { range in
            for item in range {
                let slot = item / octets, image = round.images.lowerBound &+ slot, channel = item % octets &* 8
                if channel < paddedInputs {
                    transposeInput(round, image, slot, channel, input)
                } else {
                    transposeGradient(round, image, slot, channel &- paddedInputs, outputGradient)
                }
            }
        }
    }

    private func transposeInput(_ round: Round, _ image: Int, _ slot: Int, _ channel: Int, _ input: UnsafePointer<Float>) {
        let first = round.group &* inputs
        let source = ChannelLines(
            input, first: first &+ channel, end: first &+ inputs, channels: g.inputChannels, height: g.inputHeight,
            width: g.inputWidth)
        let top = round.rows.lowerBound &* g.strideHeight &- g.paddingHeight
        for line in 0..<(round.rows.count &- 1) &* g.strideHeight &+ (g.kernelHeight &- 1) &* g.dilationHeight &+ 1 {
            source.read(
                image: image, line: top &+ line, left: g.paddingWidth, length: columns,
                to: round.inputs + ((slot &* lines &+ line) &* columns &* paddedInputs &+ channel), step: paddedInputs)
        }
    }

    private func transposeGradient(
        _ round: Round, _ image: Int, _ slot: Int, _ channel: Int, _ outputGradient: UnsafePointer<Float>
    ) {
        let first = round.group &* outputs
        let source = ChannelLines(
            outputGradient, first: first &+ channel, end: first &+ outputs, channels: g.outputChannels,
            height: g.outputHeight, width: g.outputWidth)
        let block = round.gradients + (channel / outputsPerItem &* gradientBlockCount &+ channel % outputsPerItem)
        for row in round.rows {
            let line = slot &* rowsAtOnce &+ (row &- round.rows.lowerBound)
            source.read(
                image: image, line: row, left: 0, length: g.outputWidth,
                to: block + line &* g.outputWidth &* outputsPerItem, step: outputsPerItem)
        }
    }

    /// Adds the products of the round to the sums of one item: `tap x output x input`. A few lines at a time, so that they stay in
    /// the first cache for all taps and channels of the item.
    private func multiply(_ item: Int, _ round: Round, _ sums: UnsafeMutablePointer<Float>) {
        let firstOutput = item / inputBlocks &* outputsPerItem, firstInput = item % inputBlocks &* inputsPerItem
        let endOutput = min(paddedOutputs, firstOutput &+ outputsPerItem)
        let endInput = min(paddedInputs, firstInput &+ inputsPerItem)
        let gradients = UnsafePointer(round.gradients + firstOutput / outputsPerItem &* gradientBlockCount)
        // About 64 pixels at a time: some lines, or a piece of one.
        let linesAtOnce = max(1, 64 / g.outputWidth), rowCount = round.rows.count
        let pieces = (g.outputWidth &+ 95) / 96, pieceLength = (g.outputWidth &+ pieces &- 1) / pieces
        withUnsafeTemporaryAllocation(of: ProductRun.self, capacity: linesAtOnce) { runs in
            guard let runs = runs.baseAddress else { return }
            var isFirst = round.isFirst
            for place in stride(from: 0, to: round.images.count &* rowCount &* pieces, by: linesAtOnce) {
                let line = place / pieces, column = place % pieces &* pieceLength
                let count = min(linesAtOnce, round.images.count &* rowCount &- line)
                for index in 0..<count {
                    let slot = (line &+ index) / rowCount, row = (line &+ index) % rowCount
                    runs[index] = ProductRun(
                        left: ((slot &* rowsAtOnce &+ row) &* g.outputWidth &+ column) &* outputsPerItem,
                        right: ((slot &* lines &+ row &* g.strideHeight) &* columns &+ column &* g.strideWidth) &* paddedInputs)
                }
                let shape = ProductShape(
                    runs: runs, count: count, depth: min(pieceLength, g.outputWidth &- column), leftStep: outputsPerItem,
                    rightStep: g.strideWidth &* paddedInputs)
                for tap in 0..<taps {
                    let y = tap / g.kernelWidth &* g.dilationHeight, x = tap % g.kernelWidth &* g.dilationWidth
                    let inputs = round.inputs + (y &* columns &+ x) &* paddedInputs
                    let target = sums + tap &* outputsPerItem &* inputsPerItem
                    var input = firstInput
                    while input < endInput {
                        // Two panels of 16 rather than one of 24 and a slow one of 8.
                        let width = endInput &- input == 32 ? 16 : panelWidth(at: input, of: endInput)
                        for output in stride(from: 0, to: endOutput &- firstOutput, by: panelRows) {
                            multiplyPanel(
                                shape, FourRows(gradients + output, pitch: 1), inputs + input, width: width,
                                accumulate: !isFirst,
                                FourRows(
                                    target + (output &* inputsPerItem &+ (input &- firstInput)), pitch: inputsPerItem))
                        }
                        input &+= width
                    }
                }
                isFirst = false
            }
        }
    }

    private func write(_ item: Int, _ sums: UnsafePointer<Float>, _ weightGradient: UnsafeMutablePointer<Float>) {
        let firstOutput = item / inputBlocks &* outputsPerItem, firstInput = item % inputBlocks &* inputsPerItem
        let endInput = min(inputs, firstInput &+ inputsPerItem), pitch = outputsPerItem &* inputsPerItem
        for output in firstOutput..<min(outputs, firstOutput &+ outputsPerItem) {
            let from = sums + (output &- firstOutput) &* inputsPerItem
            let to = weightGradient + (output &* inputs &+ firstInput) &* taps
            for input in stride(from: 0, to: endInput &- firstInput, by: 8) {
                let count = min(8, endInput &- firstInput &- input)
                var tap = 0
                while count == 8 && tap &+ 8 <= taps {
                    dl_transpose_8x8(from + (tap &* pitch &+ input), pitch, to + (input &* taps &+ tap), taps)
                    tap &+= 8
                }
                while tap < taps {
                    for lane in 0..<count { to[(input &+ lane) &* taps &+ tap] = from[tap &* pitch &+ input &+ lane] }
                    tap &+= 1
                }
            }
        }
    }
}
