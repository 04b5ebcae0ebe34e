// Trains LeNet-5 on images of handwritten digits.
//
//     swift run -c release train_lenet ~/mnist --epochs 5
//
// The programs in C and Python beside this one do the same, bit for bit.
import DLCore
import Foundation

func train(_ model: LeNet5, on data: DataSet, _ options: Options) throws {
    let count = min(data.count, options.limit ?? data.count)
    let steps = options.epochs * ((count + options.batch - 1) / options.batch)
    let optimizer = try Adam(model.named.map(\.1), AdamOptions(learningRate: options.learningRate))
    var losses: [Double] = []

    for epoch in 1...options.epochs {
        let start = ContinuousClock.now
        var correct = 0, lossSum = 0.0
        let order = try randperm(n: count)
        for first in stride(from: 0, to: count, by: options.batch) {
            let batch = try data.selected(order.narrow(dim: 0, start: first, length: min(options.batch, count - first)))

            // The learning rate falls to 0 along a cosine.
            optimizer.learningRate = options.learningRate * (0.5 * (1 + cos(Double.pi * Double(losses.count) / Double(steps))))
            try optimizer.zeroGrad()
            let scores = try model(shifted(batch.images))
            let loss = try crossEntropy(scores, batch.labels)
            try loss.backward()
            try optimizer.step()

            losses.append(try loss.item().double)
            lossSum += losses.last! * Double(batch.count)
            correct += try countCorrect(scores, batch.labels)
            if losses.count % 25 == 0 { show("\repoch \(epoch): step \(losses.count) of \(steps)") }
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        show(String(format: "\repoch %d/%d: loss %.4f, accuracy %.2f%%, %.0f images/s\n", epoch, options.epochs,
                    lossSum / Double(count), 100 * Double(correct) / Double(count), Double(count) / seconds))
    }
    if let path = options.losses {
        try losses.map { String(format: "%.13a\n", $0) }.joined().write(toFile: path, atomically: true, encoding: .utf8)
    }
}

/// Progress goes to standard error.
func show(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

func main() throws {
    let options = try Options(CommandLine.arguments.dropFirst())
    if let threads = options.threads { setThreadCount(threads) }
    Generator.default.seed(UInt64(options.seed))

    let (training, testing) = try DataSet.mnist(in: options.folder)
    let model = try LeNet5()
    let start = ContinuousClock.now
    try train(model, on: training, options)
    print(String(format: "test accuracy  %.2f%% of %d images", 100 * (try model.accuracy(on: testing)), testing.count))
    print(String(format: "time           %.1f s", (ContinuousClock.now - start) / .seconds(1)))
    try saveSafetensors(Dictionary(uniqueKeysWithValues: model.named), path: options.weights)
    print("weights        \(options.weights)")
}

do {
    try main()
} catch let error as UsageError {
    show("train_lenet: \(error)\n\(Options.usage)\n")
    exit(2)
} catch {
    show("train_lenet: \(error)\n")
    exit(1)
}
