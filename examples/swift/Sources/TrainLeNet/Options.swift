import Foundation

/// What is wrong with the options.
struct UsageError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

struct Options {
    var folder = ""
    var epochs = 5, batch = 32, seed = 1
    var threads: Int?, limit: Int?
    var learningRate = 2e-3
    var losses: String?
    var weights = "lenet5.safetensors"

    static let usage = """
        usage: train_lenet DIR [options]
        Trains LeNet-5 on the IDX files of MNIST in DIR: all four, or one pair, then split into 4/5 and 1/5.
          --epochs N      times to go through the images (5)
          --batch N       images per step (32)
          --lr X          learning rate of Adam at the start (0.002)
          --seed N        for the weights, the split and the order of the images (1)
          --threads N     threads to use (all processors); the results do not depend on it
          --limit N       train with no more than N images (all)
          --losses FILE   write the loss of every step, as exact hexadecimal numbers
          --weights FILE  where to save the weights, as safetensors (lenet5.safetensors)
        """

    init(_ arguments: some Sequence<String>) throws {
        var rest = arguments.makeIterator()
        while let argument = rest.next() {
            func text() throws -> String {
                guard let value = rest.next(), !value.isEmpty else { throw UsageError("\(argument): expected a value") }
                return value
            }
            func number(from least: Int = 1) throws -> Int {
                let value = try text()
                guard let number = Int(value), number >= least else { throw UsageError("\(argument): expected a number of at least \(least), got \(value)") }
                return number
            }
            switch argument {
            case "--help":
                print(Options.usage)
                exit(0)
            case "--epochs": epochs = try number()
            case "--batch": batch = try number()
            case "--seed": seed = try number(from: 0)
            case "--threads": threads = try number()
            case "--limit": limit = try number()
            case "--lr":
                let value = try text()
                guard let rate = Double(value), rate > 0 else { throw UsageError("--lr: expected a number above 0, got \(value)") }
                learningRate = rate
            case "--losses": losses = try text()
            case "--weights": weights = try text()
            default:
                guard folder.isEmpty, !argument.hasPrefix("-") else { throw UsageError("unknown option \(argument)") }
                folder = argument
            }
        }
        if folder.isEmpty { throw UsageError("expected the folder with the files of MNIST") }
    }
}
